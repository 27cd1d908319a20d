-- A4 [I] one open mailed link per person and purpose
-- ko: 사람과 용도마다 열린 메일 링크는 하나
select account_id, purpose, count(*) as links from one_time_token where used_at is null group by account_id, purpose having count(*) > 1
