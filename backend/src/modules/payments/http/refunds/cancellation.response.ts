import { BookedRefundResponse, BookingResponse } from '#modules/bookings';
import type { CancellationQuote } from '../../application/refunds/price-cancellation';

export class CancellationRuleResponse {
  /** TIER: the ladder. COOLING_OFF: free, soon after the booking. ORGANISER: everything goes back. */
  code!: 'TIER' | 'COOLING_OFF' | 'ORGANISER';
  feePercent!: number;
  /** Calendar days in Korea; 0 on the day of the show. */
  daysBefore!: number;
}

/** All in won; `cancellationFee + (bookingFee - bookingFeeReturned) + refund = price + bookingFee`. */
export class CancellationTotalsResponse {
  /** What was paid for the tickets, discounts taken off. */
  price!: number;
  cancellationFee!: number;
  bookingFee!: number;
  bookingFeeReturned!: number;
  refund!: number;
}

export class CancellationItemResponse extends CancellationTotalsResponse {
  seatId!: string;
}

export class RemainingBookingResponse {
  seats!: number;
  /** What was paid for them, booking fee included; cancelling others never changes it. In won. */
  total!: number;
}

/** What cancelling would give back. */
export class CancellationQuoteResponse {
  asOf!: Date;
  /** It holds before this instant. */
  validUntil!: Date;
  rule!: CancellationRuleResponse;
  items!: CancellationItemResponse[];
  totals!: CancellationTotalsResponse;
  /** The money came by virtual account: it needs a bank account to go back to. */
  needsRefundAccount!: boolean;
  /** A day in Korea (YYYY-MM-DD): three business days. */
  refundBy!: string;
  remaining!: RemainingBookingResponse;

  static from({ items, ...quote }: CancellationQuote): CancellationQuoteResponse {
    return { ...quote, items: [...items] };
  }
}

export class CancellationResponse {
  refund!: BookedRefundResponse;
  booking!: BookingResponse;
}
