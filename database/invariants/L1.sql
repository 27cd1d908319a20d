-- L1 [I] every entry of the ledger has lines that add up to nothing
select e.id as entry_id, count(p.line) as lines, coalesce(sum(p.amount), 0) as total
  from ledger_entry e left join ledger_posting p on p.entry_id = e.id
 group by e.id having count(p.line) < 2 or sum(p.amount) <> 0
