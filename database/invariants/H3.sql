-- H3 [I] every day that was closed ends at an entry that is still there
-- ko: 마감된 날은 지금도 남아 있는 기록에서 끝난다
select r.day, r.entries from audit_root r left join audit_entry e on e.id = r.entries
 where r.entries > 0 and r.hash is distinct from e.hash
