-- A2 [I] no refresh token is younger than the end of its session
-- ko: 세션이 끝난 뒤에 만들어진 갱신 토큰은 없다
select s.id as session_id, t.id as token_id from session s join refresh_token t on t.session_id = s.id where t.created_at > s.revoked_at
