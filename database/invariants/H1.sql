-- H1 [I] the audit log is one chain: every entry hashes what it says and the entry before it
-- ko: 감사 기록은 하나의 사슬이다: 모든 기록은 자기 내용과 앞 기록을 해시한다
-- Since the last closed day but one, so that a look every minute costs the same next year; `npm run audit:verify` walks all of it.
with recent as (
  select e.*, lag(hash) over (order by id) as before_it, lag(id) over (order by id) as id_before
    from audit_entry e
   where id >= coalesce((select entries from audit_root order by day desc offset 1 limit 1), 0))
select id as entry_id from recent
 where hash <> encode(sha256(convert_to(previous_hash || jsonb_build_object(
           'id', id, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
           'actorKind', actor_kind, 'actorId', actor_id, 'actorRole', actor_role, 'action', action,
           'subjectType', subject_type, 'subjectId', subject_id, 'before', before, 'after', after,
           'reason', reason, 'ip', ip, 'traceId', trace_id)::text, 'UTF8')), 'hex')
    or before_it <> previous_hash or id_before <> id - 1 or (id = 1 and previous_hash <> repeat('0', 64))
