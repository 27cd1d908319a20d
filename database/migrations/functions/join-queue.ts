/**
 * Gives several people a place in the queue of one performance, in the order of the arrays, in one statement: before the
 * draw a link in the chain of entrants, afterwards the next place behind everybody. Whoever has a place already keeps it.
 * Nobody is told of a place before it is committed.
 *
 * Outcomes: joined, present (has a live place), returned (was away, gets the old place again), off (no queue here), not-open
 * {at}, closed, account, unverified, other-account (the same person has a place with another account of theirs).
 */
export const joinQueue = `
create type queue_answer as (
  request int, outcome text, entry_id uuid, state text, seq bigint, entrant int, nonce text, link text, joined_at timestamptz, at timestamptz
);

create function join_queue(p_performance_id uuid, p_entry_ids uuid[], p_account_ids uuid[], p_nonces text[])
returns setof queue_answer language plpgsql
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  v_now     timestamptz;
  v_queue   queue;
  v_draw    queue_draw;
  v_seq     bigint;
  v_gate    text;
  v_at      timestamptz;
  v_head    text;
  v_entrant int;
  v_is_pre  boolean;
  r         record;
  answers   queue_answer[] := '{}';
  marks     text[] := '{}';
  v_mark    text;
begin
  -- One batch after the other: places are given in the order in which they become visible.
  select l.last_seq into v_seq from queue_line l where l.performance_id = p_performance_id for no key update;
  v_now := clock_timestamp();
  select * into v_queue from queue q where q.performance_id = p_performance_id;
  select * into v_draw from queue_draw d where d.performance_id = p_performance_id;
  -- Nobody is added once the list is closed, by this server's clock: no process has to be on time for that.
  v_is_pre := coalesce(v_draw.state = 'OPEN' and v_now < v_draw.closes_at, false);
  v_head := v_draw.head;
  v_entrant := coalesce(v_draw.entrants, 0);

  select case when v_queue.performance_id is null or v_queue.mode = 'OFF' or (v_queue.mode = 'AUTO' and v_queue.on_since is null) then 'off'
              when v_now >= p.sale_closes_at then 'closed'
              when v_now < v_queue.entrance_opens_at then 'not-open' end
    into v_gate from performance p where p.id = p_performance_id;
  v_at := v_queue.entrance_opens_at;

  for r in
    select w.request::int as request, w.entry_id, w.account_id, w.nonce, queue_person(w.account_id) as person,
           case when a.status is distinct from 'ACTIVE' then 'account' when a.email_verified_at is null then 'unverified' end as refusal,
           row_number() over (partition by queue_person(w.account_id) order by w.request) as nth,
           mine.id as known_id, mine.state as known_state, mine.account_id as known_account
      from unnest(p_entry_ids, p_account_ids, p_nonces) with ordinality w(entry_id, account_id, nonce, request)
      left join account a on a.id = w.account_id
      left join lateral (
        select e.id, e.state, e.account_id from queue_entry e
         where e.person = queue_person(w.account_id) and e.performance_id = p_performance_id
           and (e.state in ('WAITING', 'ADMITTED')
                -- Who was only away keeps the place for ten minutes; a lot in the draw is kept whatever happens.
                or (e.state = 'LEFT' and e.entrant is not null and e.seq is null)
                or (e.state = 'LEFT' and e.moved_because = 'away' and e.ended_at > v_now - interval '10 minutes'))
         order by e.state in ('WAITING', 'ADMITTED') desc, e.joined_at desc limit 1) mine on true
     order by w.request
  loop
    if v_gate is not null or r.refusal is not null then
      answers := answers || row(r.request, coalesce(v_gate, r.refusal), null, null, null, null, null, null, null, v_at)::queue_answer;
      marks := marks || null::text;
    elsif r.known_account <> r.account_id then
      answers := answers || row(r.request, 'other-account', null, null, null, null, null, null, null, null)::queue_answer;
      marks := marks || null::text;
    elsif r.known_id is not null or r.nth > 1 then
      answers := answers || row(r.request, case when r.known_state = 'LEFT' then 'returned' else 'present' end, r.known_id,
                                null, null, null, null, null, null, null)::queue_answer;
      marks := marks || null::text;
    elsif v_is_pre then
      v_entrant := v_entrant + 1;
      v_mark := encode(sha256(convert_to(concat_ws(E'\\n', 'tiketi-draw/1 entrant', p_performance_id, r.entry_id, r.nonce), 'UTF8')), 'hex');
      v_head := encode(sha256(convert_to(concat_ws(E'\\n', 'tiketi-draw/1 link', v_head, v_entrant, v_mark), 'UTF8')), 'hex');
      answers := answers || row(r.request, 'joined', r.entry_id, 'WAITING', null, v_entrant, r.nonce, v_head, v_now, null)::queue_answer;
      marks := marks || v_mark;
    else
      -- Behind everybody who is in the draw, even while it is still being drawn.
      v_seq := greatest(v_seq, v_entrant) + 1;
      answers := answers || row(r.request, 'joined', r.entry_id, 'WAITING', v_seq, null, r.nonce, null, v_now, null)::queue_answer;
      marks := marks || null::text;
    end if;
  end loop;

  insert into queue_entry (id, performance_id, account_id, person, state, seq, nonce, entrant, mark, link, joined_at, waiting_since, moved_by, moved_because)
  select x.entry_id, p_performance_id, p_account_ids[x.request], queue_person(p_account_ids[x.request]), 'WAITING', x.seq, x.nonce,
         x.entrant, marks[x.request], x.link, v_now, v_now, 'buyer', 'join'
    from unnest(answers) x where x.outcome = 'joined';
  if exists (select from unnest(answers) x where x.outcome = 'returned') then
    update queue_entry e set state = 'WAITING', waiting_since = v_now, ended_at = null, moved_by = 'buyer', moved_because = 'return'
     where e.id = any (array(select x.entry_id from unnest(answers) x where x.outcome = 'returned')) and e.state = 'LEFT';
  end if;
  if v_is_pre and v_entrant > v_draw.entrants then
    update queue_draw d set entrants = v_entrant, head = v_head where d.performance_id = p_performance_id;
  elsif not v_is_pre and v_seq is not null then
    update queue_line l set last_seq = v_seq where l.performance_id = p_performance_id and l.last_seq < v_seq;
  end if;

  return query
  select x.request, x.outcome, coalesce(x.entry_id, e.id), coalesce(e.state, x.state), e.seq, e.entrant, e.nonce, e.link, e.joined_at, x.at
    from unnest(answers) x
    left join queue_entry e on x.outcome in ('joined', 'present', 'returned') and e.id = coalesce(x.entry_id, (select l.id from queue_entry l where l.performance_id = p_performance_id
                                         and l.person = queue_person(p_account_ids[x.request]) and l.state in ('WAITING', 'ADMITTED')))
   order by x.request;
end $$`;
