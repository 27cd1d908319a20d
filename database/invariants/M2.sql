-- M2 [L] every message is on its way within 60 s
-- ko: 모든 메시지는 60초 안에 떠난다
select id as message_id, topic, attempts from outbox_message
 where handled_at is null and published_at is null and created_at < clock_timestamp() - interval '60 s'
