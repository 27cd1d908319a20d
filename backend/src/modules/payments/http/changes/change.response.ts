import { BookingResponse } from '#modules/bookings';
import type { ChangeQuote } from '../../application/changes/price-change';
import { CancellationRuleResponse } from '../refunds/cancellation.response';

export class OldSeatResponse {
  seatId!: string;
  /** What was paid for it, in won. */
  price!: number;
  bookingFee!: number;
}

export class NewSeatResponse {
  seatId!: string;
  /** In won. */
  price!: number;
}

/** What changing would cost; all in won. `newTotal = newTickets + newBookingFee + changeFee`, `difference = newTotal - credit`. */
export class ChangeQuoteResponse {
  asOf!: Date;
  /** It holds before this instant. */
  validUntil!: Date;
  /** The rule of cancelling at this moment: of what cheaper seats take off the price, this share stays. */
  rule!: CancellationRuleResponse;
  /** Changing is possible before this instant. */
  changeUntil!: Date;
  /** Part of `changeFee`, for each ticket. */
  feePerTicket!: number;
  /** Cancelling the new seats later costs at least this share of their price. */
  floorPercent!: number;
  /** What was paid for the old seats, booking fee included. */
  credit!: number;
  newTickets!: number;
  newBookingFee!: number;
  changeFee!: number;
  newTotal!: number;
  /** To pay, or to get back when it is negative. */
  difference!: number;
  oldItems!: OldSeatResponse[];
  newItems!: NewSeatResponse[];

  static from({ oldItems, newItems, ...quote }: ChangeQuote): ChangeQuoteResponse {
    return { ...quote, oldItems: [...oldItems], newItems: [...newItems] };
  }
}

export class ChangeResponse {
  /** HELD: pay the difference for `booking` before its hold ends. DONE: changed. Others: what became of a repeated request. */
  state!: 'REQUESTED' | 'HELD' | 'PAYING' | 'DONE' | 'LAPSED' | 'REFUNDED';
  /** The booking of the new seats. */
  booking!: BookingResponse;
}
