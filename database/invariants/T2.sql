-- T2 [I] a seat is sold exactly while one live ticket opens it
-- ko: 팔린 좌석은 살아 있는 티켓 하나가 연다
select c.id as claim_id, c.state, count(t.id) as live_tickets
  from claim c left join ticket t on t.claim_id = c.id and t.state in ('VALID', 'USED')
 group by c.id having (c.state = 'SOLD') <> (count(t.id) = 1) or count(t.id) > 1
