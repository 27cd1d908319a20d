-- X2 [I] every move of a change is in its table, and its log is a chain that ends at its state
-- ko: 변경의 모든 상태 이동은 표에 있고, 기록은 지금 상태에서 끝난다
with log as (
  select booking_change_id as id, from_state, to_state, lag(to_state, 1, '') over w as was, row_number() over (partition by booking_change_id order by id desc) as nth_last
    from booking_change_transition window w as (partition by booking_change_id order by id))
select id as change_id, from_state, to_state from log where from_state <> was or not booking_change_may_move(from_state, to_state)
union all
select g.id, l.to_state, g.state from booking_change g left join log l on l.id = g.id and l.nth_last = 1
 where g.state is distinct from l.to_state
