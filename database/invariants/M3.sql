-- M3 [L] every hint of the gateway is settled within 60 s
-- ko: PG의 모든 알림은 60초 안에 처리된다
select id as hint_id, payment_id from webhook_inbox where processed_at is null and received_at < clock_timestamp() - interval '60 s'
