-- Q2 [I] never more people inside than there is room for
-- ko: 들어와 있는 사람은 정원을 넘지 않는다
-- The ceiling is the capacity, or as many as were inside when staff lowered it.
select q.performance_id, q.ceiling, count(*) as inside
  from queue q
  join queue_entry e on e.performance_id = q.performance_id and e.state = 'ADMITTED' and e.admit_expires_at > clock_timestamp()
 group by q.performance_id having count(*) > q.ceiling
