-- S1 [I] one live claim per seat
-- ko: 한 좌석에 살아 있는 예매는 하나
select performance_id, seat_ordinal, count(*) as claims
  from claim where state in ('HELD', 'SOLD') group by performance_id, seat_ordinal having count(*) > 1
