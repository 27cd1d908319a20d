-- P6 [I] live tickets are never worth more than the money that is there
-- ko: 살아 있는 티켓의 값은 들어와 있는 돈을 넘지 않는다
-- What the gateway gave back by itself without taking all of it leaves the tickets as they are: a case for a person (UNASKED_RETURN).
select b.id as booking_id, x.balance, t.worth - b.discount as worth
  from booking b
  join (select k.booking_id, sum(c.unit_price) as worth
          from ticket k join claim c on c.id = k.claim_id where k.state in ('VALID', 'USED') group by k.booking_id) t on t.booking_id = b.id
  left join (select booking_id, sum(balance) as balance from payment group by booking_id) x on x.booking_id = b.id
  left join (select booking_id, sum(beyond_items) as unasked from refund where cause = 'GATEWAY' group by booking_id) u on u.booking_id = b.id
 where b.state = 'CONFIRMED' and coalesce(x.balance, 0) + coalesce(u.unasked, 0) < t.worth - b.discount
