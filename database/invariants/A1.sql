-- A1 [I] one active refresh token per session
select session_id, count(*) as tokens from refresh_token where state = 'ACTIVE' group by session_id having count(*) > 1
