-- P18 [I] who gave every seat back is accounted for to the won
-- ko: 모든 좌석을 돌려준 사람과는 1원까지 정산되었다
-- Prices and fees of all seats together are what was paid: what the gateway took is a refund, or a fee we kept. Where seats
-- were changed for others the whole purchase is looked at (X4).
select p.id as payment_id, p.amount, sum(i.price + i.booking_fee) as given_back
  from payment p
  join booking b on b.id = p.booking_id and b.state = 'CANCELLED'
  join refund r on r.payment_id = p.id
  join refund_item i on i.refund_id = r.id
 where p.returning_since is null
   and not exists (select from booking_change g where g.from_booking_id = b.id and g.state = 'DONE')
   and not exists (select from booking_change g where g.to_booking_id = b.id and g.state = 'DONE')
 group by p.id having sum(i.price + i.booking_fee) <> p.amount
