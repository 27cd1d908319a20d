-- L4 [I] all money that moved is in the ledger once, with its sum
-- ko: 움직인 돈은 모두 그 금액으로 장부에 한 번 있다
select t.id as transaction_id, l.entry_id
  from payment_transaction t
  full join (select e.id as entry_id, e.payment_id, e.transaction_key, e.kind, abs(sum(g.amount)) as amount
               from ledger_entry e join ledger_posting g on g.entry_id = e.id and g.account in ('GATEWAY_RECEIVABLE', 'BANK')
              where e.kind in ('CAPTURE', 'REFUND_PAID') group by e.id) l
         on l.transaction_key = t.transaction_key and l.payment_id = t.payment_id and l.amount = t.amount
        and l.kind = case t.kind when 'CAPTURE' then 'CAPTURE' else 'REFUND_PAID' end
 where t.id is null or l.entry_id is null
