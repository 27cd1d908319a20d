-- S3 [I] a live booking has a live claim, and gave no seat back but by a refund or a change
-- ko: 살아 있는 예매에는 살아 있는 좌석이 있고, 좌석은 환불이나 변경으로만 돌려준다
select b.id as booking_id, b.state, null as claim_id
  from booking b
 where b.state in ('HELD', 'PAYING', 'AWAITING_DEPOSIT', 'CONFIRMED')
   and not exists (select from claim c where c.booking_id = b.id and c.state in ('HELD', 'SOLD'))
union all
select b.id, b.state, c.id
  from booking b join claim c on c.booking_id = b.id and c.state = 'RELEASED'
 where b.state in ('HELD', 'PAYING', 'AWAITING_DEPOSIT', 'CONFIRMED')
   and not exists (select from refund_item i where i.claim_id = c.id)
   and not exists (select from booking_change_item i join booking_change g on g.id = i.change_id and g.state = 'DONE' where i.claim_id = c.id)
