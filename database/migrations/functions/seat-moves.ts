/** What the database refuses about seats and tickets, and the log of what it let through. */
export const seatMoves = `
-- The claim's state machine: what is not listed cannot happen. bookings/domain/claim-state.ts holds the same table.
create function claim_may_move(from_state text, to_state text) returns boolean language sql immutable as $$
  select from_state || '>' || to_state = any ('{>HELD, HELD>SOLD, HELD>RELEASED, SOLD>RELEASED}'::text[])
$$;

-- Holding seats is the busiest statement there is, so it pays for one comparison per seat and for no log: a new claim is
-- HELD by its booking, whose own log says who and why.
create function claim_begins_held() returns trigger language plpgsql as $$
begin
  if not claim_may_move('', new.state) then
    raise exception 'claim % may not begin as %', new.id, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger claim_begins_held before insert on claim for each row when (new.state <> 'HELD') execute function claim_begins_held();

-- Whoever moves a claim or a ticket apart from its booking says so in moved_by and moved_because; else it was the
-- booking's own last move.
-- (Nested loops off: two lists of moved rows have no index to be joined by.)
create function log_claim_moves() returns trigger language plpgsql set enable_nestloop = off as $$
declare forbidden record;
begin
  select m.id, b.state as was, m.state into forbidden from moved m join before b using (id)
   where b.state <> m.state and not claim_may_move(b.state, m.state) limit 1;
  if forbidden.id is not null then
    raise exception 'claim % may not move from % to %', forbidden.id, forbidden.was, forbidden.state using errcode = 'check_violation';
  end if;
  insert into claim_transition (claim_id, from_state, to_state, actor, cause)
  select x.id, x.was, x.state, mover.actor, mover.cause
    from (select m.id, m.booking_id, b.state as was, m.state, m.moved_by, m.moved_because,
                 (m.moved_by, m.moved_because) is distinct from (b.moved_by, b.moved_because) as says_who
            from moved m join before b using (id) where b.state <> m.state) x
   cross join lateral (select x.moved_by as actor, x.moved_because as cause where x.says_who
                       union all
                       select moved_by, moved_because from booking where id = x.booking_id and not x.says_who) mover;
  return null;
end $$;
create trigger claim_moves after update on claim
  referencing old table as before new table as moved for each statement execute function log_claim_moves();

-- The ticket's. tickets/domain/ticket-state.ts holds the same table. USED>VOID: staff give back what the gate let in.
create function ticket_may_move(from_state text, to_state text) returns boolean language sql immutable as $$
  select from_state || '>' || to_state = any ('{>VALID, VALID>USED, VALID>VOID, USED>VOID}'::text[])
$$;

create function log_ticket_begins() returns trigger language plpgsql as $$
declare forbidden record;
begin
  select id, state into forbidden from moved where not ticket_may_move('', state) limit 1;
  if forbidden.id is not null then
    raise exception 'ticket % may not begin as %', forbidden.id, forbidden.state using errcode = 'check_violation';
  end if;
  insert into ticket_transition (ticket_id, from_state, to_state, actor, cause)
  select m.id, '', m.state, coalesce(m.moved_by, o.moved_by), coalesce(m.moved_because, o.moved_because)
    from moved m join booking o on o.id = m.booking_id;
  return null;
end $$;
create function log_ticket_moves() returns trigger language plpgsql set enable_nestloop = off as $$
declare forbidden record;
begin
  select m.id, b.state as was, m.state into forbidden from moved m join before b using (id)
   where b.state <> m.state and not ticket_may_move(b.state, m.state) limit 1;
  if forbidden.id is not null then
    raise exception 'ticket % may not move from % to %', forbidden.id, forbidden.was, forbidden.state using errcode = 'check_violation';
  end if;
  insert into ticket_transition (ticket_id, from_state, to_state, actor, cause)
  select x.id, x.was, x.state, mover.actor, mover.cause
    from (select m.id, m.booking_id, b.state as was, m.state, m.moved_by, m.moved_because,
                 (m.moved_by, m.moved_because) is distinct from (b.moved_by, b.moved_because) as says_who
            from moved m join before b using (id) where b.state <> m.state) x
   cross join lateral (select x.moved_by as actor, x.moved_because as cause where x.says_who
                       union all
                       select moved_by, moved_because from booking where id = x.booking_id and not x.says_who) mover;
  return null;
end $$;
create trigger ticket_begins after insert on ticket
  referencing new table as moved for each statement execute function log_ticket_begins();
create trigger ticket_moves after update on ticket
  referencing old table as before new table as moved for each statement execute function log_ticket_moves();

-- The booking first, then its seats: their log copies the booking's move.
create or replace function expire_booking(p_booking_id uuid, p_actor text) returns void language plpgsql as $$
begin
  update booking set state = 'EXPIRED', expires_at = null, moved_by = p_actor, moved_because = 'hold-expired'
   where id = p_booking_id and state = 'HELD';
  update claim set state = 'RELEASED', released_at = clock_timestamp() where booking_id = p_booking_id and state = 'HELD';
end $$`;
