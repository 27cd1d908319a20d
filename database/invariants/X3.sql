-- X3 [I] a change is as far as the booking of its new seats
-- ko: 변경은 새 좌석을 잡은 예매만큼 진행되어 있다
select g.id as change_id, g.state, b.state as booking
  from booking_change g join booking b on b.id = g.to_booking_id
 where not case g.state
             when 'HELD' then b.state = 'HELD'
             when 'PAYING' then b.state = 'PAYING'
             when 'DONE' then b.state in ('CONFIRMED', 'CANCELLED') and b.confirmed_at is not null
             when 'LAPSED' then b.state in ('CANCELLED', 'EXPIRED') and b.confirmed_at is null
             when 'REFUNDED' then b.state in ('CANCELLED', 'EXPIRED') and b.confirmed_at is null
             else false end
