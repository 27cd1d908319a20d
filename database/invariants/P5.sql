-- P5 [I] no money is kept without a live ticket, a refund on its way, or a fee for it
-- ko: 살아 있는 티켓이나 진행 중인 환불, 수수료 없이 남은 돈은 없다
-- All payments of a purchase stand behind its tickets, also after a change of seats; money that only goes back stands alone.
with money as (
  select p.id, p.balance, case when p.returning_since is null then coalesce(g.root_booking_id, p.booking_id) else p.id end as unit
    from payment p left join booking_change g on g.to_booking_id = p.booking_id and g.state = 'DONE'
), left_over as (
  select unit, sum(balance) as balance from money group by unit having sum(balance) > 0
), promised as (
  select m.unit, sum(r.amount) filter (where r.state <> 'DONE') as on_its_way, sum(k.kept) as kept
    from refund r
    join money m on m.id = r.payment_id
    left join (select refund_id, sum(cancellation_fee + booking_fee - booking_fee_returned) as kept from refund_item group by refund_id) k
           on k.refund_id = r.id
   group by m.unit
), live as (
  select distinct coalesce(g.root_booking_id, b.id) as unit
    from ticket t
    join booking b on b.id = t.booking_id and b.state = 'CONFIRMED'
    left join booking_change g on g.to_booking_id = b.id and g.state = 'DONE'
   where t.state in ('VALID', 'USED')
)
select l.unit as purchase, l.balance
  from left_over l left join promised r on r.unit = l.unit
 where coalesce(r.on_its_way, 0) + coalesce(r.kept, 0) < l.balance and not exists (select from live where live.unit = l.unit)
