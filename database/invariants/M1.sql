-- M1 [I] every confirmation has exactly one message to tell it
-- ko: 확정마다 알리는 메시지는 정확히 하나
select b.booking_id, count(m.id) as messages
  from (select distinct booking_id from booking_transition where to_state = 'CONFIRMED') b
  left join outbox_message m on m.topic = 'booking.confirmed' and m.aggregate_id = b.booking_id
 group by b.booking_id having count(m.id) <> 1
