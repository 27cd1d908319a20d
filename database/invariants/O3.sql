-- O3 [I] the log of a booking is a chain: no move lost, no two at once
-- ko: 예매 기록은 사슬이다: 빠진 이동도, 동시에 일어난 두 이동도 없다
select booking_id, from_state, was
  from (select booking_id, from_state, lag(to_state, 1, '') over (partition by booking_id order by id) as was from booking_transition) l
 where from_state <> was
