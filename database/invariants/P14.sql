-- P14 [L] no virtual account waits 15 min past its due time
-- ko: 입금 기한을 15분 넘겨 기다리는 가상계좌는 없다
select p.id as payment_id, v.due_at, v.deposit_seen_at
  from payment p join virtual_account v on v.payment_id = p.id
 where p.state = 'WAITING_FOR_DEPOSIT' and v.due_at < clock_timestamp() - interval '15 min'
