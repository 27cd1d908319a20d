-- P15 [I] every move of a payment is in its table, and its log is a chain that ends at its state
-- ko: 결제의 모든 이동은 표에 있고, 기록은 지금 상태에서 끝나는 사슬이다
with log as (
  select payment_id, from_state, to_state, lag(to_state, 1, '') over w as was, row_number() over (partition by payment_id order by id desc) as nth_last
    from payment_transition window w as (partition by payment_id order by id))
select payment_id, from_state, to_state from log where from_state <> was or not payment_may_move(from_state, to_state)
union all
select p.id, l.to_state, p.state from payment p left join log l on l.payment_id = p.id and l.nth_last = 1
 where p.state is distinct from l.to_state
