-- P13 [I] a virtual account never outlives the seats it pays for
-- ko: 가상계좌는 그 좌석보다 오래 살지 않는다
select p.id as payment_id, b.expires_at, v.due_at
  from payment p join booking b on b.id = p.booking_id join virtual_account v on v.payment_id = p.id
 where p.state = 'WAITING_FOR_DEPOSIT' and (b.expires_at is null or b.expires_at < v.due_at)
