-- P10 [L] no payment whose end is unknown for over 2 min
-- ko: 결과를 모르는 결제는 2분을 넘지 않는다
select id as payment_id, state, state_at from payment
 where state in ('CONFIRMING', 'UNKNOWN') and state_at < clock_timestamp() - interval '2 min'
