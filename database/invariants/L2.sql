-- L2 [I] the whole ledger adds up to nothing
-- ko: 장부 전체의 합은 0이다
select sum(amount) as total from ledger_posting having coalesce(sum(amount), 0) <> 0
