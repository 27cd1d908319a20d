-- L1 [I] every entry of the ledger has lines that add up to nothing
-- ko: 장부의 모든 전표는 분개가 있고 합이 0이다
select e.id as entry_id, count(p.line) as lines, coalesce(sum(p.amount), 0) as total
  from ledger_entry e left join ledger_posting p on p.entry_id = e.id
 group by e.id having count(p.line) < 2 or sum(p.amount) <> 0
