-- T6 [I] a ticket is for the seat of its claim
-- ko: 티켓은 그 점유의 좌석에 대한 것이다
select t.id as ticket_id, c.id as claim_id
  from ticket t join claim c on c.id = t.claim_id
 where (t.booking_id, t.performance_id, t.seat_ordinal) is distinct from (c.booking_id, c.performance_id, c.seat_ordinal)
