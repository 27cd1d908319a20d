-- A5 [L] what identifies somebody is gone five days after they left
-- ko: 탈퇴한 사람을 알아볼 수 있는 정보는 5일 뒤에 남지 않는다
select id as account_id from account
 where status = 'WITHDRAWN' and withdrawn_at < now() - interval '5 days'
   and (email is not null or display_name is not null or password_hash is not null)
