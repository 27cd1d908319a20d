/**
 * Holds seats for several buyers at once: for each all of the seats or none, everything in one statement and so in one
 * round trip and one transaction (docs/adr/0009). A process gathers the requests that wait for it anyway; alone, a
 * request is a batch of one. In a batch no buyer comes twice and no seat is wanted twice: the caller sees to that.
 *
 * The unique index claim_one_live decides every race; the checks before it only make the answer friendlier.
 *
 * Lock order: the buyers' own limits (advisory, ascending), expired bookings (skip locked, never waited for), then
 * seats by ascending performance and ordinal. Nobody waits for a lower one while holding a higher one, so there is no
 * deadlock.
 *
 * outcome: held | replayed | key-reused | account | unverified | no-performance | not-open | closed | limit |
 *          unknown-seats | not-for-sale | taken. Only `held` writes.
 */
export const holdSeats = `
create type hold_answer as (
  request int, outcome text, booking_id uuid, seats int[], prices int[], booking_fee int, already_held int, seat_limit int,
  at timestamptz, server_time timestamptz
);

-- What would become of each request at this moment; locks nothing. Runs with the settings of hold_seats. (PL/pgSQL, because
-- a session then keeps its plan; before PostgreSQL 18 a function in plain SQL was planned anew for every call.)
create function examine_holds(
  p_account_ids uuid[], p_performance_ids uuid[], p_keys text[], p_seat_requests int[], p_seat_ordinals int[], p_now timestamptz
) returns setof hold_answer language plpgsql stable
as $$
begin
  return query select r.request::int,
         case
           when b.id is not null then case when b.performance_id = r.performance_id and repeated.seats = wanted.seats
                                           then 'replayed' else 'key-reused' end
           when a.status is distinct from 'ACTIVE' then 'account'
           when a.email_verified_at is null then 'unverified'
           when e.id is null then 'no-performance'
           when p_now < p.sale_opens_at then 'not-open'
           when p_now >= least(p.sale_closes_at, p.cancelled_at) then 'closed'
           when wanted.unknown is not null then 'unknown-seats'
           when wanted.unsold is not null then 'not-for-sale'
           when has.seats + cardinality(wanted.seats) > e.seats_per_person then 'limit'
           when wanted.taken is not null then 'taken'
           else 'held'
         end,
         b.id,
         case when e.id is null then null else coalesce(wanted.unknown, wanted.unsold, wanted.taken, wanted.seats) end,
         null::int[], e.booking_fee_per_ticket * cardinality(wanted.seats), has.seats::int, e.seats_per_person, p.sale_opens_at, p_now
    from unnest(p_account_ids, p_performance_ids, p_keys) with ordinality r(account_id, performance_id, key, request)
    left join account a on a.id = r.account_id
    left join performance p on p.id = r.performance_id and p.seat_map_id is not null
    left join event e on e.id = p.event_id and e.published_at <= p_now
    left join booking b on b.account_id = r.account_id and b.idempotency_key = r.key
    cross join lateral (
      select array_agg(w.ordinal order by w.ordinal) as seats,
             array_agg(w.ordinal order by w.ordinal) filter (where s.seat_ordinal is null) as unknown,
             array_agg(w.ordinal order by w.ordinal) filter (where s.seat_ordinal is not null and s.price_grade_id is null) as unsold,
             array_agg(w.ordinal order by w.ordinal) filter (where w.live is not null) as taken
        -- One look-up per seat, written so that no plan can read all claims of the performance instead.
        from (select u.ordinal, (select c.id from claim c where c.performance_id = r.performance_id and c.seat_ordinal = u.ordinal
                                                            and c.state in ('HELD', 'SOLD')) as live
                from unnest(p_seat_requests, p_seat_ordinals) u(request, ordinal) where u.request = r.request) w
        left join performance_seat s on s.performance_id = r.performance_id and s.seat_ordinal = w.ordinal) wanted
    cross join lateral (
      -- Live claims by "not released", not by their states: those would also fit the partial index over all seats.
      select coalesce(sum((select count(*) from claim c where c.booking_id = o.id and c.released_at is null)), 0) as seats
        from booking o
       where o.account_id = r.account_id and o.performance_id = r.performance_id
         and not (o.state = 'HELD' and o.expires_at <= p_now)) has
    left join lateral (select array_agg(c.seat_ordinal order by c.seat_ordinal) as seats from claim c where c.booking_id = b.id) repeated on true;
end $$;

create function hold_seats(
  p_booking_ids uuid[], p_numbers text[], p_account_ids uuid[], p_performance_ids uuid[], p_keys text[],
  p_seat_requests int[], p_seat_ordinals int[], p_hold_seconds int
) returns setof hold_answer language plpgsql
  -- A session keeps its plans from the first hold, when the tables may be empty, to the last: every look-up here is by an
  -- index, whatever the statistics said that day.
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  answers hold_answer[];
  v_now timestamptz;
begin
  perform pg_advisory_xact_lock(k.key)
     from (select distinct hashtextextended(a::text || p::text, 0) as key from unnest(p_account_ids, p_performance_ids) t(a, p) order by 1) k;
  -- Not now(): that is when the transaction began, before waiting for the locks.
  v_now := clock_timestamp();

  answers := array(select x from examine_holds(p_account_ids, p_performance_ids, p_keys, p_seat_requests, p_seat_ordinals, v_now) x order by x.request);

  if exists (select from unnest(answers) x where x.outcome = 'taken') then
    -- Seats whose hold ran out but were not swept yet go to the next buyer; the whole old booking expires with them.
    perform expire_booking(old.id, 'next-buyer')
       from (select b.id from booking b
              where b.state = 'HELD' and b.expires_at <= v_now
                and b.id in (select c.booking_id from unnest(answers) x cross join unnest(x.seats) o
                               join claim c on c.performance_id = p_performance_ids[x.request] and c.seat_ordinal = o and c.state = 'HELD'
                              where x.outcome = 'taken')
              for update skip locked) old;
    if found then
      answers := array(select x from examine_holds(p_account_ids, p_performance_ids, p_keys, p_seat_requests, p_seat_ordinals, v_now) x order by x.request);
    end if;
  end if;

  -- Claims before their bookings (the foreign key waits for the commit): whoever loses a race here leaves no booking.
  with claimed as (
    insert into claim (booking_id, performance_id, seat_ordinal, price_grade_id, unit_price, state, created_at)
    select p_booking_ids[w.request], s.performance_id, s.seat_ordinal, g.id, g.price, 'HELD', v_now
      from unnest(p_seat_requests, p_seat_ordinals) w(request, ordinal)
      join performance_seat s on s.performance_id = p_performance_ids[w.request] and s.seat_ordinal = w.ordinal
      join price_grade g on g.id = s.price_grade_id
     where answers[w.request].outcome = 'held'
     order by s.performance_id, s.seat_ordinal
    on conflict (performance_id, seat_ordinal) where state in ('HELD', 'SOLD') do nothing
    returning booking_id, seat_ordinal, unit_price),
  won as (
    select c.booking_id, array_agg(c.seat_ordinal order by c.seat_ordinal) as seats, array_agg(c.unit_price order by c.seat_ordinal) as prices
      from claimed c group by c.booking_id)
  select array_agg(
           case when x.outcome <> 'held' then x
                when w.seats = x.seats then (x.request, 'held', p_booking_ids[x.request], x.seats, w.prices, x.booking_fee, x.already_held,
                                             x.seat_limit, v_now + make_interval(secs => p_hold_seconds), v_now)::hold_answer
                else (x.request, 'taken', null, array(select o from unnest(x.seats) o where o <> all (coalesce(w.seats, '{}'))), null, 0,
                      x.already_held, x.seat_limit, null, v_now)::hold_answer end order by x.request)
    into answers
    from unnest(answers) x left join won w on w.booking_id = p_booking_ids[x.request];

  if exists (select from unnest(answers) x where x.outcome = 'taken') then
    delete from claim c using unnest(answers) x where x.outcome = 'taken' and c.booking_id = p_booking_ids[x.request];
  end if;

  insert into booking (id, number, account_id, performance_id, state, ticket_amount, booking_fee, expires_at,
                       idempotency_key, created_at, moved_by, moved_because)
  select x.booking_id, p_numbers[x.request], p_account_ids[x.request], p_performance_ids[x.request], 'HELD',
         (select sum(price) from unnest(x.prices) price), x.booking_fee, x.at, p_keys[x.request], v_now, 'buyer', 'hold'
    from unnest(answers) x where x.outcome = 'held';

  return query select x.* from unnest(answers) x;
end $$`;
