-- T5 [I] every move of a ticket is in its table, and its log is a chain that ends at its state
-- ko: 티켓의 모든 이동은 표에 있고, 기록은 지금 상태에서 끝나는 사슬이다
with log as (
  select ticket_id, from_state, to_state, lag(to_state, 1, '') over w as was, row_number() over (partition by ticket_id order by id desc) as nth_last
    from ticket_transition window w as (partition by ticket_id order by id))
select ticket_id, from_state, to_state from log where from_state <> was or not ticket_may_move(from_state, to_state)
union all
select t.id, l.to_state, t.state from ticket t left join log l on l.ticket_id = t.id and l.nth_last = 1
 where t.state is distinct from l.to_state
