-- S4 [I] no claim without a booking and a seat of its performance
-- ko: 예매와 그 공연의 좌석 없이 점유는 없다
select c.id as claim_id
  from claim c
  left join booking b on b.id = c.booking_id and b.performance_id = c.performance_id
  left join performance_seat s on s.performance_id = c.performance_id and s.seat_ordinal = c.seat_ordinal
 where b.id is null or s.performance_id is null
