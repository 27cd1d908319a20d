-- M5 [L] every message is handled within 15 min
-- ko: 모든 메시지는 15분 안에 처리된다
-- A parked one too: it waits for a person, and this says so until somebody has come.
select id as message_id, topic, attempts from outbox_message where handled_at is null and created_at < clock_timestamp() - interval '15 min'
