-- P7 [I] refunds never promise more than came
-- ko: 환불은 들어온 돈보다 많이 약속하지 않는다
select r.payment_id, sum(r.amount) as promised, x.captured
  from refund r
  left join (select payment_id, sum(amount) as captured from payment_transaction where kind = 'CAPTURE' group by payment_id) x
         on x.payment_id = r.payment_id
 group by r.payment_id, x.captured having sum(r.amount) > coalesce(x.captured, 0)
