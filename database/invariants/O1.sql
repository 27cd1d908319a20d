-- O1 [I] a booking costs what its seats cost
-- ko: 예매 금액은 그 좌석들의 값이다
select b.id as booking_id, b.ticket_amount, coalesce(sum(c.unit_price), 0) as seats
  from booking b left join claim c on c.booking_id = b.id group by b.id having b.ticket_amount <> coalesce(sum(c.unit_price), 0)
