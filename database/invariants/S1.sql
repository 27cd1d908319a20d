-- S1 [I] one live claim per seat
select performance_id, seat_ordinal, count(*) as claims
  from claim where state in ('HELD', 'SOLD') group by performance_id, seat_ordinal having count(*) > 1
