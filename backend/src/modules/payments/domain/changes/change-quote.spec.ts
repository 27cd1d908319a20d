import 'reflect-metadata';
import { quote, ticketCosts } from '../refunds/refund-quote';
import { drawFrom } from '../refunds/refund-parts';
import { changeSums } from './change-quote';

const seats = (...prices: number[]) => prices.map((unitPrice, i) => ({ claimId: String(i + 1), unitPrice }));
const old = (...prices: number[]) => ticketCosts(seats(...prices), { bookingFee: 1_000 * prices.length, discount: 0 });
const free = { feePerTicket: 0, cancellationPercent: 0 };

describe('what a change costs', () => {
  it('is the difference, with everything that was paid counting for the new seats', () => {
    const sums = changeSums(old(50_000, 50_000), { prices: [80_000, 30_000], bookingFeePerTicket: 1_000 }, free);

    expect(sums).toMatchObject({ credit: 102_000, newTotal: 112_000, changeFee: 0, difference: 10_000 });
  });

  it('adds the fee of the terms for each ticket', () => {
    const sums = changeSums(
      old(50_000, 50_000),
      { prices: [50_000, 50_000], bookingFeePerTicket: 1_000 },
      { ...free, feePerTicket: 2_000 },
    );

    expect(sums).toMatchObject({ changeFee: 4_000, difference: 4_000 });
  });

  it('keeps of what comes off the price as much as cancelling would, rounded down', () => {
    const rule = { feePerTicket: 0, cancellationPercent: 30 };

    expect(changeSums(old(50_001), { prices: [20_000], bookingFeePerTicket: 1_000 }, rule)).toMatchObject({
      changeFee: 9_000,
      difference: -21_001,
    });
    expect(changeSums(old(50_001), { prices: [60_000], bookingFeePerTicket: 1_000 }, rule).changeFee).toBe(0);
  });
});

describe('what is drawn from which payment', () => {
  const payments = [
    { id: 'difference', method: 'CARD', available: 60_000 },
    { id: 'first', method: 'CARD', available: 102_000 },
  ];
  const drawn = (sum: number) => drawFrom(payments, sum).map(({ paymentId, amount }) => [paymentId, amount]);

  it('is the latest first, as far as it goes', () => {
    expect(drawn(50_000)).toEqual([['difference', 50_000]]);
    expect(drawn(100_000)).toEqual([
      ['difference', 60_000],
      ['first', 40_000],
    ]);
  });

  it('names a payment even when nothing goes back', () => {
    expect(drawn(0)).toEqual([['difference', 0]]);
  });
});

describe('over any number of changes', () => {
  it('refund and fees together are what was paid, and no payment gives more than it took', () => {
    const random = numbers(7);
    for (let round = 0; round < 300; round += 1) {
      const count = 1 + random(3);
      const price = () => 1 + random(200_000);
      const prices = (n: number) => Array.from({ length: n }, price);
      let current = { prices: prices(count), bookingFee: random(5_000), changeFee: 0 };
      const paid = [current.prices.reduce((a, b) => a + b, 0) + current.bookingFee];
      let returned = 0;

      for (let step = random(4); step > 0; step -= 1) {
        const costs = ticketCosts(seats(...current.prices), { ...current, discount: 0 });
        const rule = { feePerTicket: random(3_000), cancellationPercent: random(91) };
        const fresh = { prices: prices(count), bookingFeePerTicket: random(2_000) };
        const sums = changeSums(costs, fresh, rule);
        if (sums.difference > 0) paid.unshift(sums.difference);
        else returned += giveBack(paid, -sums.difference);
        current = { prices: fresh.prices, bookingFee: sums.newBookingFee + sums.changeFee, changeFee: sums.changeFee };
      }
      const left = paid.reduce((a, b) => a + b, 0);
      const { totals } = quote(ticketCosts(seats(...current.prices), { ...current, discount: 0 }), {
        feePercent: random(101),
        returnsBookingFee: random(2) === 1,
      });

      // All that is left is what the seats cost: what does not go back is a fee.
      expect(totals.refund + totals.cancellationFee + (totals.bookingFee - totals.bookingFeeReturned)).toBe(left);
      expect(giveBack(paid, totals.refund)).toBe(totals.refund);
      expect(Math.min(...paid)).toBeGreaterThanOrEqual(0);
      expect(returned).toBeGreaterThanOrEqual(0);
    }
  });
});

/** Takes it from the payments by the rule; how much was taken. */
function giveBack(paid: number[], sum: number): number {
  const sources = paid.map((available, i) => ({ id: String(i), method: null, available }));
  let taken = 0;
  for (const { paymentId, amount } of drawFrom(sources, sum)) {
    paid[Number(paymentId)] = (paid[Number(paymentId)] ?? 0) - amount;
    taken += amount;
  }
  return taken;
}

/** Whole numbers below a bound, the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
