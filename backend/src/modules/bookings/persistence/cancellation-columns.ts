import type { BookedCancellation, BookedChange, BookedRefund, ChangeOffer } from '../application/booking-view';
import type { BookingState } from '../domain/booking-state';
import { whyNotCancellable } from '../domain/cancellability';
import { changeEnds, type ChangesAllowed, whyNotChangeable } from '../domain/changeability';
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
  readonly floor_percent: number;
  readonly changes_allowed: ChangesAllowed;
  readonly change_min_days: number;
  readonly change_fee: number;
  readonly changes_max: number;
}

export interface ChangeJson extends Omit<BookedChange, 'startsAt' | 'at'> {
  readonly startsAt: string;
  readonly at: string;
}

export interface RefundJson extends Omit<BookedRefund, 'requestedAt' | 'doneAt'> {
  readonly requestedAt: string;
  readonly doneAt: string | null;
}

/** What the buyer of booking `b` agreed to; a TermsJson, or null. */
export const TERMS = `(select to_json(o) from booking_terms o where o.booking_id = b.id)`;

/** Changes that are done or under way, from or to booking `b`, oldest first; ChangeJson[]. */
export const CHANGES = `(
      select coalesce(json_agg(json_build_object(
               'id', g.id, 'state', g.state, 'direction', case when g.to_booking_id = b.id then 'FROM' else 'TO' end,
               'bookingId', o.id, 'bookingNumber', o.number, 'startsAt', op.starts_at, 'credit', g.credit, 'newTotal', g.new_total,
               'changeFee', g.change_fee, 'difference', g.difference, 'at', g.state_at,
               'oldSeatIds', (select json_agg(gs.seat_id order by gs.ordinal) from booking_change_item i join claim gc on gc.id = i.claim_id
                                join performance gp on gp.id = gc.performance_id
                                join seat gs on gs.seat_map_id = gp.seat_map_id and gs.ordinal = gc.seat_ordinal where i.change_id = g.id)
             ) order by g.requested_at), '[]')
        from booking_change g
        join booking o on o.id = case when g.to_booking_id = b.id then g.from_booking_id else g.to_booking_id end
        join performance op on op.id = o.performance_id
       where (g.from_booking_id = b.id and g.state in ('HELD', 'PAYING', 'DONE')) or g.to_booking_id = b.id)`;

/** How often the purchase of booking `b` was changed, and whether staff are about to cancel it. */
export const CHANGE_RULES = `
         (select count(*)::int from booking_change g where g.state = 'DONE' and g.root_booking_id = purchase_of(b.id)) as changes_made,
         exists (select from refund_approval ra where ra.booking_id = b.id and ra.state = 'PENDING') as cancellation_pending`;

/** Money promised back for booking `b` (performance `p`), oldest first; RefundJson[]. */
export const REFUNDS = `(
      select coalesce(json_agg(json_build_object(
               'id', r.id, 'partOf', r.part_of, 'state', r.state, 'cause', r.cause, 'amount', r.amount, 'cancellationFee', r.cancellation_fee,
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
    floorPercent: json.floor_percent,
  };
  return seenFrom(agreed, startsAt);
}

interface RuleRow {
  readonly state: BookingState;
  readonly starts_at: Date;
  readonly called_off: boolean;
  readonly terms: TermsJson | null;
  readonly server_time: Date;
  readonly changes_made: number;
  readonly cancellation_pending: boolean;
}

type RuleSeat = { readonly state: string; readonly used: boolean };

/** What may be done with a booking now: cancelled, and changed. */
export function rulesOf(
  row: RuleRow,
  seats: readonly RuleSeat[],
): { cancellation: BookedCancellation; changing: ChangeOffer } {
  const { starts_at: startsAt, called_off: calledOff, server_time: now } = row;
  const terms = termsOf(row.terms, startsAt);
  const changeTerms = row.terms && {
    allowed: row.terms.changes_allowed,
    minDays: row.terms.change_min_days,
    fee: row.terms.change_fee,
    max: row.terms.changes_max,
  };
  const booking = {
    state: row.state,
    terms,
    startsAt,
    calledOff,
    seats: seats.map(({ state, used }) => ({ isSold: state === 'SOLD', isUsed: used })),
    changeTerms,
    changesMade: row.changes_made,
    cancellationPending: row.cancellation_pending,
  };
  const reason = whyNotCancellable(booking, now);
  const notChangeable = whyNotChangeable(booking, now);
  const isFree = reason === null && terms && !calledOff;
  return {
    cancellation: { possible: reason === null, reason, freeUntil: isFree ? freeUntil(terms, now) : null },
    changing: {
      possible: notChangeable === null,
      reason: notChangeable,
      until: notChangeable === null && changeTerms ? changeEnds(startsAt, changeTerms) : null,
      otherDates: changeTerms?.allowed === 'ANY',
      feePerTicket: changeTerms?.fee ?? 0,
    },
  };
}

export function refundOf({ requestedAt, doneAt, ...refund }: RefundJson): BookedRefund {
  return { ...refund, requestedAt: new Date(requestedAt), doneAt: doneAt === null ? null : new Date(doneAt) };
}

export function changeOf({ startsAt, at, ...change }: ChangeJson): BookedChange {
  return { ...change, startsAt: new Date(startsAt), at: new Date(at) };
}
