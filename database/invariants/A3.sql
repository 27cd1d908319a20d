-- A3 [I] who is suspended or gone has no session and no open link
-- ko: 정지되거나 탈퇴한 사람에게는 세션도 열린 링크도 없다
select a.id as account_id, s.id as session_id
  from account a join session s on s.account_id = a.id and s.revoked_at is null and s.expires_at > now() where a.status <> 'ACTIVE'
union all
select a.id, t.id
  from account a join one_time_token t on t.account_id = a.id and t.used_at is null and t.expires_at > now() where a.status <> 'ACTIVE'
union all
select m.id, s.id
  from staff_member m join session s on s.staff_member_id = m.id and s.revoked_at is null and s.expires_at > now() where m.status <> 'ACTIVE'
