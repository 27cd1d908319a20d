-- S4 [I] no claim without a booking and a seat of its performance
-- ko: 예매와 그 공연의 좌석 없이 점유는 없다
select c.id as claim_id
  from claim c
 where not exists (select from booking b where b.id = c.booking_id and b.performance_id = c.performance_id)
    or not exists (select from performance_seat s where s.performance_id = c.performance_id and s.seat_ordinal = c.seat_ordinal)
