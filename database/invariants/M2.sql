-- M2 [L] every message is on its way within 60 s
select id as message_id, topic, attempts from outbox_message
 where handled_at is null and published_at is null and created_at < clock_timestamp() - interval '60 s'
