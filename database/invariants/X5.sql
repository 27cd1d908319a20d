-- X5 [I] no money stays on its way through a change
-- ko: 변경을 거쳐 가는 돈은 남아 있지 않다
select purchase_of(e.booking_id) as purchase, sum(g.amount) as stuck
  from ledger_posting g join ledger_entry e on e.id = g.entry_id
 where g.account = 'CHANGE_CLEARING' group by 1 having sum(g.amount) <> 0
