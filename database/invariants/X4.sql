-- X4 [I] what a purchase with changes has paid, less what went back, is what its seats are worth and the fees that were kept
-- ko: 좌석을 바꾼 구매의 낸 돈에서 돌려준 돈을 빼면 가진 좌석의 값과 남긴 수수료다
with purchase as (
  select root_booking_id as id, root_booking_id as booking_id from booking_change where state = 'DONE'
  union
  select root_booking_id, to_booking_id from booking_change where state = 'DONE'
), money as (
  select u.id, coalesce(sum(m.captured - m.promised), 0) as left_over
    from purchase u
    join payment p on p.booking_id = u.booking_id and p.returning_since is null
    join lateral (select coalesce((select sum(amount) from payment_transaction t where t.payment_id = p.id and t.kind = 'CAPTURE'), 0) as captured,
                         coalesce((select sum(amount) from refund r where r.payment_id = p.id), 0) as promised) m on true
   group by u.id
), unasked as (
  -- What the gateway gave back by itself; a case for a person.
  select u.id, sum(r.beyond_items) as beyond from purchase u join refund r on r.booking_id = u.booking_id and r.cause = 'GATEWAY' group by u.id
), worth as (
  select u.id, sum(b.total - coalesce(g.given, 0) - coalesce(c.changed, 0) + coalesce(g.kept, 0)) as value
    from purchase u
    join booking b on b.id = u.booking_id
    left join lateral (select sum(i.price + i.booking_fee) as given, sum(i.cancellation_fee + i.booking_fee - i.booking_fee_returned) as kept
                         from refund r join refund_item i on i.refund_id = r.id where r.booking_id = b.id) g on true
    left join lateral (select sum(i.price + i.booking_fee) as changed
                         from booking_change x join booking_change_item i on i.change_id = x.id
                        where x.from_booking_id = b.id and x.state = 'DONE') c on true
   group by u.id
)
select w.id as purchase, m.left_over, w.value from worth w left join money m using (id) left join unasked n using (id)
 where w.value is distinct from m.left_over + coalesce(n.beyond, 0)
