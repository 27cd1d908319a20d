-- O2 [I] every move of a booking is in its table, and its log ends at its state
select booking_id, from_state, to_state from booking_transition where not booking_may_move(from_state, to_state)
union all
select b.id, l.to_state, b.state
  from booking b
  left join (select distinct on (booking_id) booking_id, to_state from booking_transition order by booking_id, id desc) l on l.booking_id = b.id
 where b.state is distinct from l.to_state
