/**
 * One round of admissions of one performance: who holds seats may stay to pay for them, who is over time goes, who was not
 * heard of loses the turn (not yet the place), and the next in line come in as far as capacity and rate allow.
 * Decides by this server's clock, under the lock of the queue's row: any number of workers may call it at once.
 *
 * No row: another worker is at it, or there is no queue.
 */
export const admitFromQueue = `
create function admit_from_queue(p_performance_id uuid, p_away uuid[], p_pace double precision)
returns table (serving bigint, waiting int, inside int, admitted_last_minute int, admitted uuid[], gone uuid[], ended uuid[])
language plpgsql
as $$
#variable_conflict use_column
declare
  q            queue;
  v_now        timestamptz;
  v_per_second double precision;
  v_room       int := 0;
  v_closed     boolean;
  v_drawing    boolean;
  v_serving    bigint;
  v_waiting    int;
  v_inside     int;
  v_minute     int;
  v_admitted   uuid[];
  v_gone       uuid[];
  v_ended      uuid[];
begin
  select * into q from queue x where x.performance_id = p_performance_id for no key update skip locked;
  if not found then return; end if;
  -- Joining waits meanwhile (some milliseconds): nobody comes back to an old place while it is being passed over.
  perform 1 from queue_line l where l.performance_id = p_performance_id for no key update;
  v_now := clock_timestamp();
  select v_now >= p.sale_closes_at into v_closed from performance p where p.id = p_performance_id;
  v_drawing := exists (select from queue_draw d where d.performance_id = p_performance_id and d.state = 'OPEN');

  -- Paying takes as long as the hold lives, also beyond the window; new holds end with the window.
  update queue_entry e set admit_expires_at = greatest(e.admit_expires_at, h.until + interval '30 seconds')
    from (select x.id, max(b.expires_at) as until
            from queue_entry x
            join booking b on b.account_id = x.account_id and b.performance_id = x.performance_id
                          and b.state in ('HELD', 'PAYING') and b.expires_at > v_now
           where x.performance_id = p_performance_id and x.state = 'ADMITTED' and x.admit_expires_at <= v_now + interval '20 seconds'
           group by x.id) h
   where e.id = h.id and e.admit_expires_at < h.until + interval '30 seconds';

  with over as (
    update queue_entry e set state = 'EXPIRED', ended_at = v_now, moved_by = 'system', moved_because = 'window-over'
     where e.performance_id = p_performance_id and e.state = 'ADMITTED' and e.admit_expires_at <= v_now
    returning e.account_id)
  select coalesce(array_agg(account_id), '{}') into v_ended from over;

  with away as (
    update queue_entry e set state = 'LEFT', ended_at = v_now, moved_by = 'system', moved_because = case when v_closed then 'sale-closed' else 'away' end
     where e.performance_id = p_performance_id and e.state = 'WAITING' and e.seq is not null
       and (v_closed or (e.account_id = any (p_away) and e.waiting_since < v_now - interval '60 seconds'))
    returning e.account_id)
  select coalesce(array_agg(account_id), '{}') into v_gone from away;

  select count(*) into v_inside from queue_entry e where e.performance_id = p_performance_id and e.state = 'ADMITTED';

  v_per_second := q.rate_per_minute * p_pace / 60;
  q.credit := least(q.credit + v_per_second * extract(epoch from v_now - q.round_at), greatest(1, 2 * v_per_second));
  if q.mode <> 'OFF' and q.on_since <= v_now and not q.paused and not v_drawing and not v_closed then
    v_room := greatest(0, least(q.capacity - v_inside, floor(q.credit)::int));
  elsif q.paused then
    q.credit := 0;
  end if;

  with turn as (
    select e.id from queue_entry e
     where e.performance_id = p_performance_id and e.state = 'WAITING' and e.seq is not null
     order by e.seq limit v_room for update),
  called as (
    update queue_entry e
       set state = 'ADMITTED', admission_id = gen_random_uuid(), admitted_at = v_now, window_ends_at = v_now + make_interval(secs => q.stay_seconds),
           admit_expires_at = v_now + make_interval(secs => q.stay_seconds), moved_by = 'system', moved_because = 'turn'
      from turn where e.id = turn.id
    returning e.account_id, e.seq)
  select coalesce(array_agg(account_id), '{}'), greatest(q.serving, max(seq)) into v_admitted, v_serving from called;

  v_inside := v_inside + cardinality(v_admitted);
  select count(*) into v_waiting from queue_entry e where e.performance_id = p_performance_id and e.state = 'WAITING' and e.seq is not null;
  select count(*) into v_minute from queue_entry e
   where e.performance_id = p_performance_id and e.admitted_at > v_now - interval '60 seconds';
  update queue x
     set serving = v_serving, waiting = v_waiting, inside = v_inside, admitted_last_minute = v_minute,
         credit = q.credit - cardinality(v_admitted), pace = p_pace, ceiling = greatest(q.capacity, v_inside), round_at = v_now
   where x.performance_id = p_performance_id;
  return query select v_serving, v_waiting, v_inside, v_minute, v_admitted, v_gone, v_ended;
end $$`;
