-- S6 [I] no hold on a seat that is not for sale
-- ko: 팔지 않는 좌석은 잡히지 않는다
select c.id as claim_id
  from claim c join performance_seat s on s.performance_id = c.performance_id and s.seat_ordinal = c.seat_ordinal
 where c.state = 'HELD' and s.price_grade_id is null
