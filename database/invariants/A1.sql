-- A1 [I] one active refresh token per session
-- ko: 세션마다 쓸 수 있는 갱신 토큰은 하나
select session_id, count(*) as tokens from refresh_token where state = 'ACTIVE' group by session_id having count(*) > 1
