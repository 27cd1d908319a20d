import { floorShareOfWon, type Won } from '#kernel/won';
import type { TicketCost } from '../refunds/refund-quote';

export interface ChangeRule {
  /** For each ticket, by the terms. */
  readonly feePerTicket: Won;
  /** What cancelling would cost at this moment. */
  readonly cancellationPercent: number;
}

export interface NewSeats {
  readonly prices: readonly Won[];
  readonly bookingFeePerTicket: Won;
}

/** What a change costs. All in won. */
export interface ChangeSums {
  /** What was paid for the old seats, their booking fees included. */
  readonly credit: Won;
  readonly newTickets: Won;
  /** Without the fee for changing. */
  readonly newBookingFee: Won;
  readonly changeFee: Won;
  /** newTickets + newBookingFee + changeFee. */
  readonly newTotal: Won;
  /** newTotal - credit: to pay, or to get back when it is negative. */
  readonly difference: Won;
}

/**
 * Old seats for new ones: everything that was paid for the old counts, booking fee included. The fee for changing is what
 * the terms say for each ticket; where dearer seats become cheaper ones, the price that comes off costs what cancelling
 * would (rounded down), so that changing is no way round the ladder.
 */
export function changeSums(old: readonly TicketCost[], fresh: NewSeats, rule: ChangeRule): ChangeSums {
  const sum = (numbers: readonly Won[]) => numbers.reduce((total, number) => total + number, 0);
  const oldPrice = sum(old.map(({ price }) => price));
  const credit = oldPrice + sum(old.map(({ bookingFee }) => bookingFee));
  const newTickets = sum(fresh.prices);
  const newBookingFee = fresh.bookingFeePerTicket * fresh.prices.length;
  const cheaperBy = Math.max(0, oldPrice - newTickets);
  const changeFee = rule.feePerTicket * fresh.prices.length + floorShareOfWon(cheaperBy, rule.cancellationPercent, 100);
  const newTotal = newTickets + newBookingFee + changeFee;
  return { credit, newTickets, newBookingFee, changeFee, newTotal, difference: newTotal - credit };
}
