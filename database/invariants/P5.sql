-- P5 [I] no money is kept without a live ticket, a refund on its way, or a fee for it
-- ko: 살아 있는 티켓이나 진행 중인 환불, 수수료 없이 남은 돈은 없다
select p.id as payment_id, p.balance, b.state
  from payment p
  join booking b on b.id = p.booking_id
  left join (select r.payment_id, sum(r.amount) filter (where r.state <> 'DONE') as on_its_way from refund r group by r.payment_id) r
         on r.payment_id = p.id
  left join (select r.payment_id, sum(i.cancellation_fee + i.booking_fee - i.booking_fee_returned) as kept
               from refund r join refund_item i on i.refund_id = r.id group by r.payment_id) k on k.payment_id = p.id
 where p.balance > 0
   and not (b.state = 'CONFIRMED' and p.returning_since is null
            and exists (select from ticket t where t.booking_id = b.id and t.state in ('VALID', 'USED')))
   and coalesce(r.on_its_way, 0) + coalesce(k.kept, 0) < p.balance
