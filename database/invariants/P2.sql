-- P2 [I] what the gateway is asked for is what the booking costs, or for a change of seats the difference
-- ko: PG에 청구하는 금액은 예매 금액, 좌석을 바꿀 때는 그 차액이다
select p.id as payment_id, p.amount, b.total
  from payment p join booking b on b.id = p.booking_id left join booking_change g on g.to_booking_id = b.id
 where p.amount <> coalesce(g.difference, b.total) and p.state not in ('FAILED', 'EXPIRED')
