-- Q3 [I] nobody is let in past somebody who was waiting in front of them
-- ko: 앞에서 기다리는 사람을 두고 먼저 들어간 사람은 없다
-- Whoever was away and came back waits since then. One pass from the back of each line: thousands wait while this is asked.
select id
  from (select id, state, waiting_since,
               max(admitted_at) over (partition by performance_id order by seq desc
                                      rows between unbounded preceding and 1 preceding) as latest_behind
          from queue_entry where seq is not null) line
 where state = 'WAITING' and latest_behind > waiting_since
