-- L9 [I] a deposit that counts is one capture of its sum in the ledger, and no capture comes without one
-- ko: 인정된 입금은 원장에 같은 금액의 승인 하나로 있고, 입금 없는 승인은 없다
select p.id as payment_id, v.settled_at is not null as settled, coalesce(l.captured, 0) as captured
  from virtual_account v
  join payment p on p.id = v.payment_id
  left join (select e.payment_id, sum(g.amount) as captured from ledger_entry e
               join ledger_posting g on g.entry_id = e.id and g.account = 'GATEWAY_RECEIVABLE'
              where e.kind = 'CAPTURE' group by e.payment_id) l on l.payment_id = p.id
 where coalesce(l.captured, 0) <> case when v.settled_at is null then 0 else p.amount end
