-- M4 [I] one message of a kind per booking and channel
-- ko: 예매와 채널마다 같은 종류의 메시지는 하나
-- The same news never reaches a person twice. Refunds are apart: two of one booking are two pieces of news.
select booking_id, kind, channel, count(*) as messages
  from notification
 where state = 'SENT' and booking_id is not null and kind not like 'refund.%' and kind <> 'booking.cancelled'
 group by booking_id, kind, channel having count(*) > 1
