-- Q1 [I] while a queue is on, nobody holds seats who was never let in
-- ko: 대기열이 켜져 있는 동안 입장하지 않은 사람은 좌석을 잡지 못한다
-- Two seconds after it came on every process knows of it.
select b.id
  from booking b
  join queue q on q.performance_id = b.performance_id and b.created_at > q.on_since + interval '2 seconds'
 where not exists (select from queue_entry e
                    where e.person = queue_person(b.account_id) and e.performance_id = b.performance_id and e.admitted_at <= b.created_at)
