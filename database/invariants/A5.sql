-- A5 [L] what identifies somebody is gone five days after they left
select id as account_id from account
 where status = 'WITHDRAWN' and withdrawn_at < now() - interval '5 days'
   and (email is not null or display_name is not null or password_hash is not null)
