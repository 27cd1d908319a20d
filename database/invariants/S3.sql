-- S3 [I] a live booking has a live claim, and gave no seat back but by a refund
-- ko: 살아 있는 예매에는 살아 있는 좌석이 있고, 좌석은 환불로만 돌려준다
select b.id as booking_id, b.state, null as claim_id
  from booking b
 where b.state in ('HELD', 'PAYING', 'AWAITING_DEPOSIT', 'CONFIRMED')
   and not exists (select from claim c where c.booking_id = b.id and c.state in ('HELD', 'SOLD'))
union all
select b.id, b.state, c.id
  from booking b join claim c on c.booking_id = b.id and c.state = 'RELEASED'
 where b.state in ('HELD', 'PAYING', 'AWAITING_DEPOSIT', 'CONFIRMED')
   and not exists (select from refund_item i where i.claim_id = c.id)
