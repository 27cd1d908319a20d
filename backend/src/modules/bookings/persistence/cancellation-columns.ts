import type { BookedCancellation, BookedRefund } from '../application/booking-view';
import type { BookingState } from '../domain/booking-state';
import { whyNotCancellable } from '../domain/cancellability';
import {
  type BookingFeeRule,
  type CancellationTerms,
  freeUntil,
  seenFrom,
  type TermsTier,
} from '../domain/cancellation-terms';

export interface TermsJson {
  readonly starts_at: string;
  readonly purchased_at: string | null;
  readonly tiers: readonly TermsTier[];
  readonly cooling_off_hours: number;
  readonly cooling_off_min_days: number;
  readonly booking_fee_returned: BookingFeeRule;
}

export interface RefundJson extends Omit<BookedRefund, 'requestedAt' | 'doneAt'> {
  readonly requestedAt: string;
  readonly doneAt: string | null;
}

/** What the buyer of booking `b` agreed to; a TermsJson, or null. */
export const TERMS = `(select to_json(o) from booking_terms o where o.booking_id = b.id)`;

/** Money promised back for booking `b` (performance `p`), oldest first; RefundJson[]. */
export const REFUNDS = `(
      select coalesce(json_agg(json_build_object(
               'id', r.id, 'state', r.state, 'cause', r.cause, 'amount', r.amount, 'cancellationFee', r.cancellation_fee,
               'bookingFeeReturned', r.booking_fee_returned, 'requestedAt', r.requested_at,
               'doneAt', case when r.state = 'DONE' then r.state_at end,
               'needsAccount', r.state in ('REQUESTED', 'MANUAL')
                               and (r.last_error in ('INVALID_REFUND_ACCOUNT_NUMBER', 'INVALID_REFUND_ACCOUNT_INFO', 'INVALID_BANK')
                                    or not exists (select from refund_account a where a.refund_id = r.id))
                               and exists (select from payment m where m.id = r.payment_id and m.method = 'VIRTUAL_ACCOUNT'),
               'seatIds', (select coalesce(json_agg(rs.seat_id order by rs.ordinal), '[]')
                             from refund_item i join claim rc on rc.id = i.claim_id
                             join seat rs on rs.seat_map_id = p.seat_map_id and rs.ordinal = rc.seat_ordinal
                            where i.refund_id = r.id)) order by r.requested_at, r.id), '[]')
        from refund r where r.booking_id = b.id)`;

function termsOf(json: TermsJson | null, startsAt: Date): CancellationTerms | null {
  if (!json?.purchased_at) return null;
  const agreed = {
    startsAt: new Date(json.starts_at),
    purchasedAt: new Date(json.purchased_at),
    tiers: json.tiers,
    coolingOffHours: json.cooling_off_hours,
    coolingOffMinDays: json.cooling_off_min_days,
    bookingFeeReturned: json.booking_fee_returned,
  };
  return seenFrom(agreed, startsAt);
}

export function cancellationOf(
  row: { state: BookingState; starts_at: Date; called_off: boolean; terms: TermsJson | null; server_time: Date },
  seats: readonly { readonly state: string; readonly used: boolean }[],
): BookedCancellation {
  const terms = termsOf(row.terms, row.starts_at);
  const booking = {
    state: row.state,
    terms,
    startsAt: row.starts_at,
    calledOff: row.called_off,
    seats: seats.map(({ state, used }) => ({ isSold: state === 'SOLD', isUsed: used })),
  };
  const reason = whyNotCancellable(booking, row.server_time);
  const isFree = reason === null && terms && !row.called_off;
  return { possible: reason === null, reason, freeUntil: isFree ? freeUntil(terms, row.server_time) : null };
}

export function refundOf({ requestedAt, doneAt, ...refund }: RefundJson): BookedRefund {
  return { ...refund, requestedAt: new Date(requestedAt), doneAt: doneAt === null ? null : new Date(doneAt) };
}
