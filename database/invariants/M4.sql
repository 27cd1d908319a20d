-- M4 [I] one message of a kind per booking and channel
-- The same duty never reaches a person twice; two refunds of one booking are two duties.
select booking_id, kind, channel, count(*) as messages
  from notification where state = 'SENT' and kind = 'booking.confirmed' group by booking_id, kind, channel having count(*) > 1
