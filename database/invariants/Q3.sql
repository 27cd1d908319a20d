-- Q3 [I] nobody is let in past somebody who was waiting in front of them
-- ko: 앞에서 기다리는 사람을 두고 먼저 들어간 사람은 없다
-- Whoever was away and came back waits since then.
select w.id
  from queue_entry w
 where w.state = 'WAITING' and w.seq is not null
   and exists (select from queue_entry a
                where a.performance_id = w.performance_id and a.seq > w.seq and a.admitted_at > w.waiting_since)
