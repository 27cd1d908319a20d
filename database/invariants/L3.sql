-- L3 [I] what the gateway owes us for a payment is its balance
-- ko: 결제마다 PG 미수금은 그 결제의 잔액과 같다
select p.id as payment_id, p.balance, coalesce(l.owed, 0) as ledger
  from payment p
  left join (select e.payment_id, sum(g.amount) as owed
               from ledger_entry e join ledger_posting g on g.entry_id = e.id
              where e.kind in ('CAPTURE', 'REFUND_PAID') and g.account in ('GATEWAY_RECEIVABLE', 'BANK')
              group by e.payment_id) l on l.payment_id = p.id
 where p.balance <> coalesce(l.owed, 0)
