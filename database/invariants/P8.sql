-- P8 [I] a refund is done exactly while its money went back, under its key
-- ko: 환불은 돈이 그 키로 돌아갔을 때만 완료다
select r.id as refund_id, t.id as transaction_id, coalesce(r.payment_id, t.payment_id) as payment_id
  from (select * from refund where state = 'DONE' and amount > 0) r
  full join (select * from payment_transaction where kind = 'REFUND') t
         on t.transaction_key = r.transaction_key and t.amount = r.amount and t.payment_id = r.payment_id
 where r.id is null or t.id is null
