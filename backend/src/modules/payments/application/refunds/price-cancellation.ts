import { organiserRule, ruleAt, type RuleCode, whyNotCancellable } from '#modules/bookings';
import type { RefundItem } from '../../domain/refunds/refund';
import { CancellationNotPossible, CancellationUnknownSeats, FeeNotLower } from '../../domain/refunds/refund.errors';
import { quote, refundDueBy, type RefundQuote, ticketCosts, withFee } from '../../domain/refunds/refund-quote';
import { drawFrom, type RefundPart } from '../../domain/refunds/refund-parts';
import type { CancellationFile, FileSeat } from './cancellation-file';

export interface CancellationWish {
  /** Left out or empty: every seat that can be cancelled. */
  readonly seatIds?: readonly string[] | undefined;
  /** Everything goes back, also after the show and for tickets somebody went in with. */
  readonly organiserFault?: boolean | undefined;
  /** Staff may cancel after the start. */
  readonly byStaff?: boolean | undefined;
  /** A smaller fee than the terms', in won. */
  readonly feeOverride?: number | null | undefined;
}

/** What goes back, as people read it. All sums in won. */
export interface CancellationQuote {
  readonly asOf: Date;
  /** What is quoted holds before this instant. */
  readonly validUntil: Date;
  readonly rule: { readonly code: RuleCode; readonly feePercent: number; readonly daysBefore: number };
  readonly items: readonly {
    readonly seatId: string;
    readonly price: number;
    readonly cancellationFee: number;
    readonly bookingFee: number;
    readonly bookingFeeReturned: number;
    readonly refund: number;
  }[];
  readonly totals: RefundQuote['totals'];
  readonly needsRefundAccount: boolean;
  /** YYYY-MM-DD, a day in Korea: the money is back by then. */
  readonly refundBy: string;
  /** What stays booked. */
  readonly remaining: { readonly seats: number; readonly total: number };
}

export interface PricedCancellation {
  readonly quote: CancellationQuote;
  readonly items: readonly RefundItem[];
  /** Which payments the refund is drawn from; the first part carries the seats. */
  readonly parts: readonly RefundPart[];
}

/**
 * The gateway may have given back a part of the money by itself. More than is left cannot be promised: a person looks at it
 * first (UNASKED_RETURN). @throws CancellationNotPossible
 */
export function assertCovered(file: CancellationFile, { quote }: PricedCancellation): void {
  if (quote.totals.refund > availableOf(file)) throw new CancellationNotPossible('UNDER_REVIEW');
}

/** What is left of all its payments, and promised to nobody. */
export function availableOf({ payments }: CancellationFile): number {
  return payments.reduce((sum, { available }) => sum + available, 0);
}

/**
 * What it costs to cancel these seats of a booking now. The same function makes the quote and is asked again when the
 * quote is executed, so the two cannot differ.
 * @throws CancellationNotPossible, CancellationUnknownSeats, FeeNotLower
 */
export function priceCancellation(file: CancellationFile, wish: CancellationWish): PricedCancellation {
  const isOrganisers = wish.organiserFault === true || file.calledOff;
  const reason = whyNotCancellable(file, file.now);
  const isWaived = (reason === 'STARTED' && (wish.byStaff || isOrganisers)) || (reason === 'USED' && isOrganisers);
  if (reason && !isWaived) throw new CancellationNotPossible(reason);
  const { terms, payments, now } = file;
  if (!terms || payments.length === 0) throw new CancellationNotPossible('NOT_CONFIRMED');

  const chosen = chosenSeats(file, wish.seatIds, isOrganisers);
  const rule = isOrganisers ? organiserRule(terms, now) : ruleAt(terms, now);
  const costs = ticketCosts(file.seats, file);
  const costsOf = (seats: readonly FileSeat[]) => {
    const claims = new Set(seats.map(({ claimId }) => claimId));
    return costs.filter(({ claimId }) => claims.has(claimId));
  };
  const { items, totals } = lowered(
    quote(costsOf(chosen), { ...rule, returnsChangeFee: isOrganisers }),
    wish.feeOverride,
  );
  const parts = drawFrom(payments, totals.refund);
  const remaining = costsOf(file.seats.filter((seat) => seat.isSold && !chosen.includes(seat)));
  const seatIds = new Map(file.seats.map(({ claimId, seatId }) => [claimId, seatId]));
  return {
    parts,
    items,
    quote: {
      asOf: now,
      validUntil: rule.validUntil,
      rule: { code: rule.code, feePercent: rule.feePercent, daysBefore: rule.daysBefore },
      items: items.map(({ claimId, amount, ...item }) => ({
        seatId: seatIds.get(claimId) ?? '',
        ...item,
        refund: amount,
      })),
      totals,
      needsRefundAccount: parts.some(({ method, amount }) => method === 'VIRTUAL_ACCOUNT' && amount > 0),
      refundBy: refundDueBy(now),
      remaining: {
        seats: remaining.length,
        total: remaining.reduce((sum, { price, bookingFee }) => sum + price + bookingFee, 0),
      },
    },
  };
}

function chosenSeats(
  { seats }: CancellationFile,
  seatIds: readonly string[] | undefined,
  alsoUsed: boolean,
): FileSeat[] {
  const sold = seats.filter(({ isSold }) => isSold);
  if (!seatIds || seatIds.length === 0) return sold.filter(({ isUsed }) => alsoUsed || !isUsed);
  const wanted = new Set(seatIds);
  const chosen = sold.filter(({ seatId }) => wanted.has(seatId));
  if (chosen.length !== wanted.size) {
    const owned = new Set(chosen.map(({ seatId }) => seatId));
    throw new CancellationUnknownSeats([...wanted].filter((seatId) => !owned.has(seatId)));
  }
  if (!alsoUsed && chosen.some(({ isUsed }) => isUsed)) throw new CancellationNotPossible('USED');
  return chosen;
}

function lowered(quoted: RefundQuote, fee: number | null | undefined): RefundQuote {
  if (fee === null || fee === undefined) return quoted;
  if (fee > quoted.totals.cancellationFee) throw new FeeNotLower(quoted.totals.cancellationFee);
  return withFee(quoted, fee);
}

/** Every seat that is left at its full price; undefined when none is. */
export function pricedWhole(file: CancellationFile): PricedCancellation | undefined {
  try {
    return priceCancellation(file, { organiserFault: true });
  } catch (error) {
    if (error instanceof CancellationNotPossible) return undefined;
    throw error;
  }
}
