import {
  changeEnds,
  type ChangeTerms,
  type RuleCode,
  ruleAt,
  SeatsNotForSale,
  whyNotChangeable,
} from '#modules/bookings';
import {
  ChangeNotPossible,
  ChangeOtherPerformance,
  ChangeSeatCount,
  ChangeUnknownSeats,
} from '../../domain/changes/change.errors';
import { type ChangeSums, changeSums } from '../../domain/changes/change-quote';
import { type TicketCost, ticketCosts } from '../../domain/refunds/refund-quote';
import type { FileSeat } from '../refunds/cancellation-file';
import { availableOf } from '../refunds/price-cancellation';
import type { ChangeFile, ChangeTarget } from './change-file';

export interface ChangeWish {
  /** Seats of the booking that are given up. */
  readonly seatIds: readonly string[];
  readonly toPerformanceId: string;
  readonly toSeatIds: readonly string[];
}

/** What a change would cost, as people read it. All sums in won. */
export interface ChangeQuote extends ChangeSums {
  readonly asOf: Date;
  /** What is quoted holds before this instant. */
  readonly validUntil: Date;
  /** The rule of cancelling at this moment; it decides what cheaper seats cost. */
  readonly rule: { readonly code: RuleCode; readonly feePercent: number; readonly daysBefore: number };
  /** Possible before this instant. */
  readonly changeUntil: Date;
  readonly feePerTicket: number;
  /** Cancelling the new seats later costs at least so much: a fee that has begun to run goes with them. */
  readonly floorPercent: number;
  readonly oldItems: readonly { readonly seatId: string; readonly price: number; readonly bookingFee: number }[];
  readonly newItems: readonly { readonly seatId: string; readonly price: number }[];
}

export interface PricedChange {
  readonly quote: ChangeQuote;
  /** What was paid for each seat that is given up. */
  readonly old: readonly TicketCost[];
}

/**
 * What it costs to change these seats of a booking for others now. Makes the quote and is asked again when it is executed.
 * @throws ChangeNotPossible, ChangeUnknownSeats, ChangeSeatCount, ChangeOtherPerformance, SeatsNotForSale
 */
export function priceChange(file: ChangeFile, wish: ChangeWish, target: ChangeTarget | undefined): PricedChange {
  const { terms, changeTerms, now } = file;
  const reason = whyNotChangeable(file, now);
  if (reason || !terms || !changeTerms) throw new ChangeNotPossible(reason ?? 'NOT_CONFIRMED');
  const seats = chosenSeats(file, wish.seatIds);
  const fresh = freshSeats(file, changeTerms, wish, target);

  const claims = new Set(seats.map(({ claimId }) => claimId));
  const old = ticketCosts(file.seats, file).filter(({ claimId }) => claims.has(claimId));
  const rule = ruleAt(terms, now);
  const sums = changeSums(
    old,
    { prices: fresh.seats.map(({ price }) => price), bookingFeePerTicket: fresh.bookingFeePerTicket },
    { feePerTicket: changeTerms.fee, cancellationPercent: rule.feePercent },
  );
  // The gateway may have given money back by itself: a person looks at it first.
  if (sums.credit > availableOf(file)) throw new ChangeNotPossible('UNDER_REVIEW');
  const changeUntil = changeEnds(file.startsAt, changeTerms);
  const seatIdOf = new Map(seats.map(({ claimId, seatId }) => [claimId, seatId]));
  return {
    old,
    quote: {
      ...sums,
      asOf: now,
      validUntil: rule.validUntil < changeUntil ? rule.validUntil : changeUntil,
      rule: { code: rule.code, feePercent: rule.feePercent, daysBefore: rule.daysBefore },
      changeUntil,
      feePerTicket: changeTerms.fee,
      floorPercent: rule.feePercent,
      oldItems: old.map(({ claimId, price, bookingFee }) => ({
        seatId: seatIdOf.get(claimId) ?? '',
        price,
        bookingFee,
      })),
      newItems: fresh.seats,
    },
  };
}

function chosenSeats({ seats }: ChangeFile, seatIds: readonly string[]): FileSeat[] {
  const wanted = new Set(seatIds);
  const chosen = seats.filter(({ isSold, seatId }) => isSold && wanted.has(seatId));
  if (chosen.length !== wanted.size || wanted.size === 0) {
    const owned = new Set(chosen.map(({ seatId }) => seatId));
    throw new ChangeUnknownSeats([...wanted].filter((seatId) => !owned.has(seatId)));
  }
  if (chosen.some(({ isUsed }) => isUsed)) throw new ChangeNotPossible('USED');
  return chosen;
}

function freshSeats(
  { eventId, performanceId }: ChangeFile,
  { allowed }: ChangeTerms,
  { seatIds, toSeatIds }: ChangeWish,
  target: ChangeTarget | undefined,
): ChangeTarget {
  const isAllowed = target && (target.performanceId === performanceId || allowed === 'ANY');
  if (!isAllowed || target.eventId !== eventId) throw new ChangeOtherPerformance();
  const wanted = new Set(toSeatIds);
  if (wanted.size !== new Set(seatIds).size) throw new ChangeSeatCount(new Set(seatIds).size);
  const known = new Set(target.seats.map(({ seatId }) => seatId));
  const unknown = [...wanted].filter((seatId) => !known.has(seatId));
  if (unknown.length > 0) throw new SeatsNotForSale(unknown);
  return target;
}
