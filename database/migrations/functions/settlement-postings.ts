/** Entries for what the gateway paid out: written by the database, because the application may only read the ledger. */
export const settlementPostings = `
-- Dr bank, fee and its VAT, Cr what the gateway owed us; the other way round for a cancellation. Once per transaction.
create function book_settlement(s gateway_settlement) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_paid_out timestamptz := s.paid_out_date::timestamp at time zone 'Asia/Seoul';
  v_entry bigint;
begin
  insert into ledger_entry (kind, occurred_at, booked_at, recorded_at, booking_id, payment_id, payment_key, transaction_key,
                            booking_number, order_id, method, event_id, event_title, starts_at, dedupe_key)
  select 'SETTLEMENT', v_paid_out, v_paid_out, clock_timestamp(), b.id, p.id, s.payment_key, s.transaction_key,
         b.number, s.order_id, coalesce(p.method, s.method), e.id, e.title_ko, f.starts_at, 'SETTLEMENT:' || s.transaction_key
    from (select) one
    left join payment p on p.payment_key = s.payment_key
    left join booking b on b.id = p.booking_id
    left join performance f on f.id = b.performance_id
    left join event e on e.id = f.event_id
  on conflict (dedupe_key) do nothing
  returning id into v_entry;
  if v_entry is null then return; end if;
  insert into ledger_posting (entry_id, line, account, amount)
  select v_entry, row_number() over (order by part), account, amount
    from (values (1, 'BANK', s.pay_out_amount), (2, 'GATEWAY_FEES', s.supply_amount + s.interest_fee), (3, 'INPUT_VAT', s.vat),
                 (4, 'GATEWAY_RECEIVABLE', -s.amount)) l(part, account, amount)
   where amount <> 0;
  update gateway_settlement set entry_id = v_entry where transaction_key = s.transaction_key;
end $$;

-- Books up to so many settlements that were paid out by that day; how many. What does not add up waits for a person.
create function book_settlements(p_until date, p_limit int) returns int language plpgsql as $$
declare
  s gateway_settlement;
  v_count int := 0;
begin
  for s in select * from gateway_settlement g
            where g.entry_id is null and g.paid_out_date <= p_until
              and g.pay_out_amount + g.supply_amount + g.interest_fee + g.vat = g.amount
            order by g.paid_out_date, g.transaction_key limit p_limit for update skip locked
  loop
    perform book_settlement(s);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;`;
