-- S8 [L] a hold that ran out is released within 60 s
-- ko: 시간이 다 된 점유는 60초 안에 풀린다
select b.id as booking_id, b.expires_at from booking b where b.state = 'HELD' and b.expires_at < clock_timestamp() - interval '60 s'
