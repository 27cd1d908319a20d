-- P2 [I] what the gateway is asked for is what the booking costs
select p.id as payment_id, p.amount, b.total
  from payment p join booking b on b.id = p.booking_id where p.amount <> b.total and p.state not in ('FAILED', 'EXPIRED')
