-- H4 [L] every Korean day that is over is closed
-- ko: 지나간 날(KST)은 모두 마감되어 있다
-- The worker closes it within ten minutes of midnight in Seoul; an hour's grace.
select d::date as day
  from audit_head h
 cross join generate_series(h.since, ((clock_timestamp() - interval '1 hour') at time zone 'Asia/Seoul')::date - 1, interval '1 day') d
 where not exists (select from audit_root r where r.day = d::date)
