-- L5 [I] what we owe for a refund is its sum until it is done, and nothing afterwards
-- ko: 돌려줄 돈은 끝날 때까지 그 금액이고 끝난 뒤에는 없다
select r.id as refund_id, r.state, r.amount, coalesce(l.owed, 0) as owed
  from refund r
  left join (select e.refund_id, -sum(g.amount) as owed
               from ledger_entry e join ledger_posting g on g.entry_id = e.id and g.account = 'REFUNDS_PAYABLE'
              where e.refund_id is not null group by e.refund_id) l on l.refund_id = r.id
 where coalesce(l.owed, 0) <> case r.state when 'DONE' then 0 else r.amount end
