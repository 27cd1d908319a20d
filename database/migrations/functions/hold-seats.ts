/**
 * Holds seats for a buyer: all of them or none, in one statement and so in one round trip and one transaction
 * (docs/adr/0009). The unique index claim_one_live decides every race; the checks before it only make the
 * answer friendlier.
 *
 * Lock order: the buyer's own limit (advisory), expired bookings (skip locked, never waited for), then seats by
 * ascending ordinal. Nobody waits for a lower seat while holding a higher one, so there is no deadlock.
 *
 * outcome: held | replayed | key-reused | account | unverified | no-performance | not-open | closed | limit |
 *          unknown-seats | not-for-sale | taken. Only `held` writes. A race lost after the checks raises
 *          TK409 with the lost seats as its detail.
 */
export const holdSeats = `
create function hold_seats(
  p_booking_id uuid, p_number text, p_account_id uuid, p_performance_id uuid,
  p_ordinals int[], p_idempotency_key text, p_hold_seconds int
) returns table (
  outcome text, booking_id uuid, seats int[], prices int[], booking_fee int, already_held int, seat_limit int,
  at timestamptz, server_time timestamptz
) language plpgsql as $$
declare
  v_now timestamptz;
  v_sale record;
  v_status text;
  v_verified timestamptz;
  v_found uuid;
  v_found_performance uuid;
  v_seats int[];
  v_prices int[];
  v_count int;
  v_amount bigint;
  v_wanted int := cardinality(p_ordinals);
begin
  perform pg_advisory_xact_lock(hashtextextended(p_account_id::text || p_performance_id::text, 0));
  -- Not now(): that is when the transaction began, before waiting for the lock.
  v_now := clock_timestamp();

  select b.id, b.performance_id into v_found, v_found_performance
    from booking b where b.account_id = p_account_id and b.idempotency_key = p_idempotency_key;
  if found then
    select array_agg(c.seat_ordinal order by c.seat_ordinal) into v_seats from claim c where c.booking_id = v_found;
    return query select case when v_seats = p_ordinals and v_found_performance = p_performance_id
                             then 'replayed' else 'key-reused' end,
                        v_found, v_seats, null::int[], 0, 0, 0, null::timestamptz, v_now;
    return;
  end if;

  select a.status, a.email_verified_at into v_status, v_verified from account a where a.id = p_account_id;
  if v_status is distinct from 'ACTIVE' then
    return query select 'account', null::uuid, null::int[], null::int[], 0, 0, 0, null::timestamptz, v_now; return;
  end if;
  if v_verified is null then
    return query select 'unverified', null::uuid, null::int[], null::int[], 0, 0, 0, null::timestamptz, v_now; return;
  end if;

  select p.sale_opens_at, p.sale_closes_at, e.seats_per_person, e.booking_fee_per_ticket into v_sale
    from performance p join event e on e.id = p.event_id
   where p.id = p_performance_id and e.published_at is not null and p.seat_map_id is not null;
  if not found then
    return query select 'no-performance', null::uuid, null::int[], null::int[], 0, 0, 0, null::timestamptz, v_now; return;
  end if;
  if v_now < v_sale.sale_opens_at then
    return query select 'not-open', null::uuid, null::int[], null::int[], 0, 0, 0, v_sale.sale_opens_at, v_now; return;
  end if;
  if v_now >= v_sale.sale_closes_at then
    return query select 'closed', null::uuid, null::int[], null::int[], 0, 0, 0, v_sale.sale_closes_at, v_now; return;
  end if;

  select count(*), array_agg(s.seat_ordinal) filter (where s.price_grade_id is null), coalesce(sum(g.price), 0)
    into v_count, v_seats, v_amount
    from performance_seat s left join price_grade g on g.id = s.price_grade_id
   where s.performance_id = p_performance_id and s.seat_ordinal = any (p_ordinals);
  if v_count < v_wanted then
    select array_agg(o) into v_seats from unnest(p_ordinals) o
     where not exists (select 1 from performance_seat s where s.performance_id = p_performance_id and s.seat_ordinal = o);
    return query select 'unknown-seats', null::uuid, v_seats, null::int[], 0, 0, 0, null::timestamptz, v_now; return;
  end if;
  if v_seats is not null then
    return query select 'not-for-sale', null::uuid, v_seats, null::int[], 0, 0, 0, null::timestamptz, v_now; return;
  end if;

  select count(*) into v_count
    from booking b join claim c on c.booking_id = b.id and c.state in ('HELD', 'SOLD')
   where b.account_id = p_account_id and b.performance_id = p_performance_id
     and not (b.state = 'HELD' and b.expires_at <= v_now);
  if v_count + v_wanted > v_sale.seats_per_person then
    return query select 'limit', null::uuid, null::int[], null::int[], 0, v_count, v_sale.seats_per_person, null::timestamptz, v_now; return;
  end if;

  -- Seats whose hold ran out but were not swept yet go to the next buyer; the whole old booking expires with them.
  perform expire_booking(b.id, 'next-buyer')
     from (select b.id from booking b
            where b.state = 'HELD' and b.expires_at <= v_now
              and b.id in (select c.booking_id from claim c
                            where c.performance_id = p_performance_id and c.seat_ordinal = any (p_ordinals) and c.state = 'HELD')
            for update skip locked) b;

  select array_agg(c.seat_ordinal order by c.seat_ordinal) into v_seats
    from claim c
   where c.performance_id = p_performance_id and c.seat_ordinal = any (p_ordinals) and c.state in ('HELD', 'SOLD');
  if v_seats is not null then
    return query select 'taken', null::uuid, v_seats, null::int[], 0, 0, 0, null::timestamptz, v_now; return;
  end if;

  insert into booking (id, number, account_id, performance_id, state, ticket_amount, booking_fee, expires_at,
                       idempotency_key, created_at, moved_by, moved_because)
  values (p_booking_id, p_number, p_account_id, p_performance_id, 'HELD', v_amount,
          v_sale.booking_fee_per_ticket * v_wanted, v_now + make_interval(secs => p_hold_seconds),
          p_idempotency_key, v_now, 'buyer', 'hold');

  with claimed as (
    insert into claim (booking_id, performance_id, seat_ordinal, price_grade_id, unit_price, state, created_at)
    select p_booking_id, p_performance_id, s.seat_ordinal, g.id, g.price, 'HELD', v_now
      from performance_seat s join price_grade g on g.id = s.price_grade_id
     where s.performance_id = p_performance_id and s.seat_ordinal = any (p_ordinals)
     order by s.seat_ordinal
    on conflict (performance_id, seat_ordinal) where state in ('HELD', 'SOLD') do nothing
    returning seat_ordinal, unit_price)
  select array_agg(c.unit_price order by c.seat_ordinal), array_agg(c.seat_ordinal order by c.seat_ordinal)
    into v_prices, v_seats from claimed c;
  if coalesce(cardinality(v_seats), 0) < v_wanted then
    raise exception 'seats taken' using errcode = 'TK409', detail = (
      select string_agg(o::text, ',') from unnest(p_ordinals) o where o <> all (coalesce(v_seats, '{}')));
  end if;

  return query select 'held', p_booking_id, p_ordinals, v_prices, v_sale.booking_fee_per_ticket * v_wanted, v_count, v_sale.seats_per_person,
                      v_now + make_interval(secs => p_hold_seconds), v_now;
end $$`;
