-- P4 [I] a payment is in the state its transactions say
-- ko: 결제 상태는 거래 기록이 말하는 상태다
select p.id as payment_id, p.state, p.amount, x.captured, x.refunded
  from payment p
  left join (select payment_id, coalesce(sum(amount) filter (where kind = 'CAPTURE'), 0) as captured,
                    coalesce(sum(amount) filter (where kind = 'REFUND'), 0) as refunded
               from payment_transaction group by payment_id) x on x.payment_id = p.id
 where not case p.state
             when 'CAPTURED'         then coalesce(x.captured, 0) = p.amount and x.refunded = 0
             when 'PARTIAL_CANCELED' then coalesce(x.captured, 0) = p.amount and x.refunded > 0 and x.refunded < x.captured
             when 'CANCELED'         then coalesce(x.captured = x.refunded, true)
             else coalesce(x.captured, 0) = 0 and coalesce(x.refunded, 0) = 0 end
