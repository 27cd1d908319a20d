-- T1 [I] no live ticket without a confirmed booking
-- ko: 확정된 예매 없이 살아 있는 티켓은 없다
select t.id as ticket_id, b.id as booking_id, b.state
  from ticket t join booking b on b.id = t.booking_id where t.state in ('VALID', 'USED') and b.state <> 'CONFIRMED'
