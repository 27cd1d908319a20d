-- Q4 [I] every place in the queue came about by allowed moves, and its log ends where it is
select t.queue_entry_id
  from queue_entry_transition t where not queue_may_move(t.from_state, t.to_state)
union all
select e.id
  from queue_entry e
 where e.state is distinct from (select t.to_state from queue_entry_transition t where t.queue_entry_id = e.id order by t.id desc limit 1)
