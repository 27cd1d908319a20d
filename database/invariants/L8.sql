-- L8 [I] the balances of a closed month are those of the month before and its own postings
-- ko: 마감한 달의 잔액은 지난달 잔액에 그 달의 분개를 더한 것이다
-- Of the last one: the others are frozen and are not asked for again.
with last as (select * from ledger_period order by month desc limit 1),
     before as (select * from ledger_balance where month = (select max(month) from ledger_period where month < (select month from last))),
     moved as (select p.account, coalesce(sum(p.amount) filter (where p.amount > 0), 0) as debit, coalesce(-sum(p.amount) filter (where p.amount < 0), 0) as credit
                 from last l join ledger_entry e on e.booked_at >= l.starts_at and e.booked_at < l.ends_at
                 join ledger_posting p on p.entry_id = e.id group by p.account)
select a.code as account, f.debit, f.credit
  from last l cross join ledger_account a
  left join ledger_balance f on f.month = l.month and f.account = a.code
  left join before b on b.account = a.code
  left join moved m on m.account = a.code
 where (coalesce(f.debit, 0), coalesce(f.credit, 0))
       is distinct from (coalesce(b.debit, 0) + coalesce(m.debit, 0), coalesce(b.credit, 0) + coalesce(m.credit, 0))
