import { addDays, koreanDay } from '#kernel/korean-time';
import { floorShareOfWon, type Won } from '#kernel/won';
import { type RefundItem, sumOf } from './refund';

/** A seat of a booking as it was bought. */
export interface PaidSeat {
  readonly claimId: string;
  readonly unitPrice: Won;
}

/** What one ticket cost its buyer. */
export interface TicketCost {
  readonly claimId: string;
  /** Its price less its share of the discount. */
  readonly price: Won;
  readonly bookingFee: Won;
  /** Part of the booking fee: its share of a fee for having changed seats. */
  readonly changeFee: Won;
}

/** How much of a ticket is kept. */
export interface FeeRule {
  readonly feePercent: number;
  readonly returnsBookingFee: boolean;
  /** With the booking fee; else what changing cost stays paid. */
  readonly returnsChangeFee?: boolean;
}

/** What goes back. */
export interface RefundQuote {
  readonly items: readonly RefundItem[];
  readonly totals: ReturnType<typeof sumOf>;
}

/** Additional payment that is due when the organiser is at fault, of the price (소비자분쟁해결기준, 공연업). */
const COMPENSATION_PERCENT = 10;
/** 전자상거래법 제18조 제2항. */
const REFUND_WITHIN_BUSINESS_DAYS = 3;

/**
 * Splits what was paid over the seats of a booking. This is the re-pricing rule: it is done once, over all seats as they
 * were bought, so cancelling some never changes what the others cost. A discount is shared by price and the booking fee
 * evenly, both by running totals in the order of the claims: every share is whole won, no share is larger than its
 * ticket, and together they are exactly what was paid.
 */
export function ticketCosts(
  seats: readonly PaidSeat[],
  { bookingFee, discount, changeFee = 0 }: { bookingFee: Won; discount: Won; changeFee?: Won },
): TicketCost[] {
  const inOrder = seats.toSorted((a, b) => Number(a.claimId) - Number(b.claimId));
  const total = inOrder.reduce((sum, { unitPrice }) => sum + unitPrice, 0);
  const fromTickets = Math.min(discount, total);
  const feePaid = bookingFee - (discount - fromTickets);
  let before = 0;
  return inOrder.map(({ claimId, unitPrice }, index) => {
    const until = before + unitPrice;
    const share =
      total === 0 ? 0 : floorShareOfWon(fromTickets, until, total) - floorShareOfWon(fromTickets, before, total);
    before = until;
    const fee = floorShareOfWon(feePaid, index + 1, inOrder.length) - floorShareOfWon(feePaid, index, inOrder.length);
    const forChange =
      floorShareOfWon(changeFee, index + 1, inOrder.length) - floorShareOfWon(changeFee, index, inOrder.length);
    return { claimId, price: unitPrice - share, bookingFee: fee, changeFee: Math.min(fee, forChange) };
  });
}

/** What goes back for these tickets under a rule. The fee is rounded down to whole won for each, so in the buyer's favour. */
export function quote(costs: readonly TicketCost[], rule: FeeRule): RefundQuote {
  const items = costs.map((cost) => {
    const returned = cost.bookingFee - (rule.returnsChangeFee ? 0 : cost.changeFee);
    return itemOf(cost, floorShareOfWon(cost.price, rule.feePercent, 100), rule.returnsBookingFee ? returned : 0);
  });
  return { items, totals: sumOf(items) };
}

/**
 * The same with a smaller fee that staff agreed to, spread over the tickets like the fee it replaces.
 * @throws RangeError when it is more than the terms say: nobody pays more than they agreed to
 */
export function withFee(quoted: RefundQuote, fee: Won): RefundQuote {
  const agreed = quoted.totals.cancellationFee;
  if (!Number.isSafeInteger(fee) || fee < 0 || fee > agreed) throw new RangeError('A fee is only ever lowered');
  let before = 0;
  const items = quoted.items.map((item) => {
    const until = before + item.cancellationFee;
    const share = agreed === 0 ? 0 : floorShareOfWon(fee, until, agreed) - floorShareOfWon(fee, before, agreed);
    before = until;
    return itemOf(item, share, item.bookingFeeReturned);
  });
  return { items, totals: sumOf(items) };
}

/** What the organiser owes beyond the refund: a tenth of each ticket's price, rounded up in the buyer's favour. */
export function compensationFor(items: readonly RefundItem[]): Won {
  return items.reduce((sum, { price }) => sum + -floorShareOfWon(-price, COMPENSATION_PERCENT, 100), 0);
}

/**
 * The Korean day (YYYY-MM-DD) by which the money is back at the latest: three business days. Saturdays and Sundays do
 * not count; public holidays do, so that the promise is never later than the law.
 */
export function refundDueBy(requestedAt: Date): string {
  let day = koreanDay(requestedAt);
  for (let left = REFUND_WITHIN_BUSINESS_DAYS; left > 0;) {
    day = addDays(day, 1);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return day;
}

function itemOf(
  { claimId, price, bookingFee }: Omit<TicketCost, 'changeFee'>,
  cancellationFee: Won,
  bookingFeeReturned: Won,
): RefundItem {
  const amount = price - cancellationFee + bookingFeeReturned;
  return { claimId, price, cancellationFee, bookingFee, bookingFeeReturned, amount };
}
