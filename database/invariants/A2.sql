-- A2 [I] no refresh token is younger than the end of its session
select s.id as session_id, t.id as token_id from session s join refresh_token t on t.session_id = s.id where t.created_at > s.revoked_at
