-- P10 [L] no payment whose end is unknown for over 2 min
select id as payment_id, state, state_at from payment
 where state in ('CONFIRMING', 'UNKNOWN') and state_at < clock_timestamp() - interval '2 min'
