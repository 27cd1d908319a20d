-- T3 [I] every seat of a confirmed booking has had its ticket
-- ko: 확정된 예매의 모든 좌석에는 티켓이 나왔다
select c.id as claim_id
  from claim c join booking b on b.id = c.booking_id and b.state = 'CONFIRMED' left join ticket t on t.claim_id = c.id
 group by c.id having count(t.id) <> 1
