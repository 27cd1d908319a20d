-- O2 [I] every move of a booking is in its table, and its log ends at its state
-- ko: 예매의 모든 이동은 표에 있고, 기록은 지금 상태에서 끝난다
select booking_id, from_state, to_state from booking_transition where not booking_may_move(from_state, to_state)
union all
select b.id, l.to_state, b.state
  from booking b
  left join (select distinct on (booking_id) booking_id, to_state from booking_transition order by booking_id, id desc) l on l.booking_id = b.id
 where b.state is distinct from l.to_state
