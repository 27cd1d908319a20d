-- M5 [L] every message is handled within 15 min
-- A parked one too: it waits for a person, and this says so until somebody has come.
select id as message_id, topic, attempts from outbox_message where handled_at is null and created_at < clock_timestamp() - interval '15 min'
