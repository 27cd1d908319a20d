-- S2 [I] a claim agrees with its booking
-- ko: 좌석 점유는 그 예매와 맞는다
select c.id as claim_id, c.state as claim, b.id as booking_id, b.state as booking
  from claim c join booking b on b.id = c.booking_id
 where (c.state = 'HELD' and b.state not in ('HELD', 'PAYING', 'AWAITING_DEPOSIT')) or (c.state = 'SOLD' and b.state <> 'CONFIRMED')
