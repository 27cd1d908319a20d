-- L11 [L] what became of a cash receipt is known within 2 hours
-- ko: 요청한 현금영수증의 결과는 2시간 안에 안다
select r.id as receipt_id, r.requested_at from cash_receipt r
 where r.state = 'REQUESTED' and r.requested_at < clock_timestamp() - interval '2 hours' and r.state_at < clock_timestamp() - interval '15 min'
