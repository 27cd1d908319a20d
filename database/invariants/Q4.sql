-- Q4 [I] every place in the queue came about by allowed moves, and its log ends where it is
-- ko: 대기열의 모든 자리는 허용된 이동으로 생겼고, 기록은 지금 상태에서 끝난다
select t.queue_entry_id
  from queue_entry_transition t where not queue_may_move(t.from_state, t.to_state)
union all
select e.id
  from queue_entry e
 where e.state is distinct from (select t.to_state from queue_entry_transition t where t.queue_entry_id = e.id order by t.id desc limit 1)
