-- R1 [L] nothing is kept for more than a day past its date
-- ko: 보관 기한이 하루 넘게 지난 자료가 없다
-- Contracts are left out because they need more than an index; their payments are as old, and asked about here.
select rule, oldest, overdue from retention_state('{CONTRACTS}') where overdue > 0
