-- M3 [L] every hint of the gateway is settled within 60 s
select id as hint_id, payment_id from webhook_inbox where processed_at is null and received_at < clock_timestamp() - interval '60 s'
