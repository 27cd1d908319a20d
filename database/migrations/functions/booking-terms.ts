/**
 * The terms a buyer agreed to: copied when the payment begins, that is from the very rules the checkout showed, and
 * fixed when the booking is confirmed. Later edits of a performance's rules never reach a booking that was paid.
 */
export const bookingTerms = `
create function default_cancellation_policy() returns trigger language plpgsql as $$
begin
  insert into cancellation_policy (performance_id) values (new.id);
  return null;
end $$;
create trigger performance_has_cancellation_policy after insert on performance
  for each row execute function default_cancellation_policy();

create function keep_booking_terms() returns trigger language plpgsql as $$
begin
  insert into booking_terms (booking_id, starts_at, purchased_at, tiers, cooling_off_hours, cooling_off_min_days, booking_fee_returned)
  select new.id, p.starts_at, new.confirmed_at,
         (select coalesce(jsonb_agg(jsonb_build_object('minDaysBefore', t.min_days_before, 'feePercent', t.fee_percent)
                                    order by t.min_days_before desc), '[]')
            from cancellation_tier t where t.performance_id = p.id),
         c.cooling_off_hours, c.cooling_off_min_days, c.booking_fee_returned
    from performance p join cancellation_policy c on c.performance_id = p.id where p.id = new.performance_id
  on conflict (booking_id) do update set
    purchased_at = excluded.purchased_at,
    -- What was agreed when the payment began stays; only a new attempt to pay is shown the rules anew.
    starts_at = case when new.state = 'PAYING' then excluded.starts_at else booking_terms.starts_at end,
    tiers = case when new.state = 'PAYING' then excluded.tiers else booking_terms.tiers end,
    cooling_off_hours = case when new.state = 'PAYING' then excluded.cooling_off_hours else booking_terms.cooling_off_hours end,
    cooling_off_min_days = case when new.state = 'PAYING' then excluded.cooling_off_min_days else booking_terms.cooling_off_min_days end,
    booking_fee_returned = case when new.state = 'PAYING' then excluded.booking_fee_returned else booking_terms.booking_fee_returned end
  where booking_terms.purchased_at is null;
  return null;
end $$;
-- Never on the insert of a hold: thousands of those come at once, and nobody has agreed to anything yet.
create trigger booking_keeps_terms_when_made after insert on booking
  for each row when (new.state in ('PAYING', 'CONFIRMED')) execute function keep_booking_terms();
create trigger booking_keeps_terms after update of state on booking
  for each row when (new.state in ('PAYING', 'CONFIRMED') and old.state <> new.state) execute function keep_booking_terms();

create function booking_terms_stay() returns trigger language plpgsql as $$
begin
  if old.purchased_at is null and tg_op = 'UPDATE' then return new; end if;
  raise exception 'the terms of booking % were agreed and stay', old.booking_id using errcode = 'check_violation';
end $$;
create trigger booking_terms_stay before update or delete on booking_terms
  for each row execute function booking_terms_stay()`;
