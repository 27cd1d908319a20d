-- Q5 [I] the draw's places are exactly those in front of everybody who came later
-- ko: 추첨으로 정한 자리는 뒤에 온 모든 사람보다 앞에 있다
select d.performance_id
  from queue_draw d
 where d.entrants <> (select count(*) from queue_entry e where e.performance_id = d.performance_id and e.entrant is not null)
    or exists (select from queue_entry e where e.performance_id = d.performance_id
                 and ((e.entrant is null and e.seq <= d.entrants) or (e.entrant is not null and e.seq > d.entrants)
                      or (d.state = 'DRAWN' and e.seq is null)))
