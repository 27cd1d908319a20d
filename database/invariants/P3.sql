-- P3 [I] captured less refunded is the balance, never below zero
-- ko: 받은 돈에서 돌려준 돈을 뺀 것이 잔액이고, 0보다 작지 않다
select p.id as payment_id, p.balance, coalesce(sum(case t.kind when 'CAPTURE' then t.amount else -t.amount end), 0) as moved
  from payment p left join payment_transaction t on t.payment_id = p.id
 group by p.id having p.balance < 0 or p.balance <> coalesce(sum(case t.kind when 'CAPTURE' then t.amount else -t.amount end), 0)
