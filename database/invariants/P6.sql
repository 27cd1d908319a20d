-- P6 [I] live tickets are never worth more than the money that is there
-- ko: 살아 있는 티켓의 값은 들어와 있는 돈을 넘지 않는다
-- What the gateway gave back by itself without taking all of it leaves the tickets as they are: a case for a person (UNASKED_RETURN).
-- Of a purchase: after a change of seats the money of the first booking stands behind the tickets of the next.
with purchase as (
  select b.id as booking_id, coalesce(g.root_booking_id, b.id) as id, b.discount, b.state
    from booking b left join booking_change g on g.to_booking_id = b.id and g.state = 'DONE'
), worth as (
  select u.id, sum(c.unit_price) as tickets
    from ticket k join claim c on c.id = k.claim_id join purchase u on u.booking_id = k.booking_id and u.state = 'CONFIRMED'
   where k.state in ('VALID', 'USED') group by u.id
), paid as (
  select u.id, sum(p.balance) as balance from payment p join purchase u on u.booking_id = p.booking_id group by u.id
), unasked as (
  select u.id, sum(r.beyond_items) as sum from refund r join purchase u on u.booking_id = r.booking_id where r.cause = 'GATEWAY' group by u.id
), discounts as (
  select id, sum(discount) as discount from purchase where discount > 0 group by id
)
select w.id as purchase, p.balance, w.tickets - coalesce(d.discount, 0) as worth
  from worth w left join paid p using (id) left join discounts d using (id) left join unasked n using (id)
 where coalesce(p.balance, 0) + coalesce(n.sum, 0) < w.tickets - coalesce(d.discount, 0)
