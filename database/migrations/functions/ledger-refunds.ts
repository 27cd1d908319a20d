/** Entries about the promise to give money back; giving it back is a payment transaction (ledger-postings.ts). */
export const ledgerRefunds = `
-- A debt to the buyer: Dr the seats and fees taken back, Cr the fee for cancelling and what we owe. Money no booking
-- could take was never a sale: it only changes from waiting for its owner to owed.
create function post_refund(r refund) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare v_entry bigint;
begin
  if r.amount = 0 and r.cancellation_fee = 0 and not exists (select from refund_item where refund_id = r.id and price > 0) then
    return;
  end if;
  v_entry := begin_entry('REFUND_REQUESTED', r.payment_id, r.id, null, r.requested_at, r.requested_at, 'REFUND_REQUESTED:' || r.id);
  if v_entry is null then return; end if;
  insert into ledger_posting (entry_id, line, account, amount, claim_id, seat)
  with items as (
    select i.*, s.seat_id
      from refund_item i
      join claim c on c.id = i.claim_id
      join performance f on f.id = c.performance_id
      left join seat s on s.seat_map_id = f.seat_map_id and s.ordinal = c.seat_ordinal
     where i.refund_id = r.id
  ), complete as (
    select 1 as part, claim_id, seat_id, 'REFUNDED_SALES' as account, price::bigint as amount from items
    union all select 2, claim_id, seat_id, 'REFUNDED_BOOKING_FEES', booking_fee_returned from items
    union all select 3, claim_id, seat_id, 'CANCELLATION_FEES', -cancellation_fee from items
    union all select 4, null, null, 'UNCLAIMED_MONEY', r.amount where not exists (select from items)
    union all select 5, null, null, 'REFUNDS_PAYABLE', -r.amount
  )
  select v_entry, row_number() over (order by part, claim_id), account, amount, claim_id, seat_id from complete where amount <> 0;
end $$;

create function on_refund_post() returns trigger language plpgsql as $$
begin
  perform post_refund(new);
  return null;
end $$;
create constraint trigger ledger_posts_refund after insert on refund
  deferrable initially deferred for each row execute function on_refund_post();`;
