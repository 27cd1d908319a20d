-- P2 [I] what the gateway is asked for is what the booking costs
-- ko: PG에 청구하는 금액은 예매 금액이다
select p.id as payment_id, p.amount, b.total
  from payment p join booking b on b.id = p.booking_id where p.amount <> b.total and p.state not in ('FAILED', 'EXPIRED')
