-- L2 [I] the whole ledger adds up to nothing
select sum(amount) as total from ledger_posting having coalesce(sum(amount), 0) <> 0
