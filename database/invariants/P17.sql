-- P17 [I] every move of a refund is in its table, and its log is a chain that ends at its state
-- ko: 환불의 모든 이동은 표에 있고, 기록은 지금 상태에서 끝나는 사슬이다
with log as (
  select refund_id, from_state, to_state, lag(to_state, 1, '') over w as was, row_number() over (partition by refund_id order by id desc) as nth_last
    from refund_transition window w as (partition by refund_id order by id))
select refund_id, from_state, to_state from log where from_state <> was or not refund_may_move(from_state, to_state)
union all
select r.id, l.to_state, r.state from refund r left join log l on l.refund_id = r.id and l.nth_last = 1
 where r.state is distinct from l.to_state
