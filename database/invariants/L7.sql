-- L7 [I] what the ledger calls sales and fees is what the booking was sold for
-- ko: 장부의 매출과 수수료는 예매가 팔린 값과 같다
-- The seats of a change are sold by its own entry; the capture beside it only brings the difference.
select e.id as entry_id, b.id as booking_id, b.ticket_amount, b.booking_fee, l.sales, l.fees
  from ledger_entry e
  join booking b on b.id = e.booking_id
  join (select entry_id, coalesce(-sum(amount) filter (where account = 'TICKET_SALES'), 0) as sales,
               coalesce(-sum(amount) filter (where account = 'BOOKING_FEES'), 0) as fees
          from ledger_posting group by entry_id) l on l.entry_id = e.id
  left join booking_change g on g.to_booking_id = b.id and g.state = 'DONE'
 where (e.kind = 'CHANGE' or (e.kind = 'CAPTURE' and g.id is null
                              and exists (select from payment p where p.id = e.payment_id and p.returning_since is null)))
   and (l.sales, l.fees) <> (b.ticket_amount, b.booking_fee)
