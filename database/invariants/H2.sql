-- H2 [I] the audit log ends where it says it ends, and no entry waits outside of it
-- ko: 감사 기록은 끝이라고 적힌 곳에서 끝나고, 사슬 밖에서 기다리는 기록이 없다
select h.entries, h.hash from audit_head h
  left join (select id, hash from audit_entry order by id desc limit 1) e on true
 where h.entries <> coalesce(e.id, 0) or h.hash <> coalesce(e.hash, repeat('0', 64))
union all
select id, 'draft' from audit_draft
union all
select null, 'no head' where not exists (select from audit_head)
