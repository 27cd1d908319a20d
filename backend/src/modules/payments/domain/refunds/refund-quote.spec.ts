import 'reflect-metadata';
import { type CancellationTerms, ruleAt } from '#modules/bookings';
import { sumOf } from './refund';
import { compensationFor, quote, refundDueBy, ticketCosts, withFee } from './refund-quote';

const rule = (feePercent: number, returnsBookingFee = false) => ({ feePercent, returnsBookingFee });
const seats = (...prices: number[]) => prices.map((unitPrice, i) => ({ claimId: String(i + 1), unitPrice }));

describe('what the tickets of a booking cost', () => {
  it('shares a discount by price and the booking fee evenly, to the last won', () => {
    expect(ticketCosts(seats(100_000, 50_000, 50_000), { bookingFee: 1_000, discount: 10_001 })).toEqual([
      { claimId: '1', price: 95_000, bookingFee: 333, changeFee: 0 },
      { claimId: '2', price: 47_500, bookingFee: 333, changeFee: 0 },
      { claimId: '3', price: 47_499, bookingFee: 334, changeFee: 0 },
    ]);
  });

  it('goes by the order of the claims, whatever order they come in', () => {
    const [a, b, c] = seats(30_000, 20_000, 10_000);

    expect(
      ticketCosts(
        [c, a, b].flatMap((seat) => seat ?? []),
        { bookingFee: 100, discount: 7 },
      ),
    ).toEqual(ticketCosts(seats(30_000, 20_000, 10_000), { bookingFee: 100, discount: 7 }));
  });
});

describe('a quote', () => {
  it('rounds the fee of each ticket down', () => {
    const { items, totals } = quote(ticketCosts(seats(33_333, 33_333), { bookingFee: 2_000, discount: 0 }), rule(30));

    expect(items[0]).toEqual({
      claimId: '1',
      price: 33_333,
      cancellationFee: 9_999,
      bookingFee: 1_000,
      bookingFeeReturned: 0,
      amount: 23_334,
    });
    expect(totals).toEqual({
      price: 66_666,
      cancellationFee: 19_998,
      bookingFee: 2_000,
      bookingFeeReturned: 0,
      refund: 46_668,
    });
  });

  it('takes a smaller fee from staff, and never a larger one', () => {
    const quoted = quote(ticketCosts(seats(50_000, 20_000), { bookingFee: 0, discount: 0 }), rule(90));

    const lowered = withFee(quoted, 10_001);
    expect(lowered.items.map(({ cancellationFee }) => cancellationFee)).toEqual([7_143, 2_858]);
    expect(lowered.totals).toMatchObject({ cancellationFee: 10_001, refund: 59_999 });
    expect(withFee(quoted, 0).totals.refund).toBe(70_000);
    expect(() => withFee(quoted, 63_001)).toThrow(RangeError);
  });

  it("opens a tenth of the price when it is the organiser's fault, rounded up", () => {
    const { items } = quote(ticketCosts(seats(33_333, 50_000), { bookingFee: 0, discount: 0 }), rule(0, true));

    expect(compensationFor(items)).toBe(3_334 + 5_000);
  });
});

describe('the day by which the money is back', () => {
  it.each([
    ['2027-05-12T10:00:00+09:00', '2027-05-17'],
    ['2027-05-14T23:59:59+09:00', '2027-05-19'],
    ['2027-05-15T00:00:00+09:00', '2027-05-19'],
    ['2027-05-17T00:00:00+09:00', '2027-05-20'],
  ])('is three business days after %s', (at, day) => {
    expect(refundDueBy(new Date(at))).toBe(day);
  });
});

/** The same numbers every time: mulberry32. */
function numbers(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
}

const DAY = 86_400_000;

/** Any booking under any ladder whose fee does not fall. */
function anyCase(seed: number) {
  const pick = numbers(seed);
  const prices = Array.from({ length: pick(1, 10) }, () => (pick(0, 5) === 0 ? pick(0, 9) : pick(0, 400_000)));
  const total = prices.reduce((sum, price) => sum + price, 0);
  const bookingFee = pick(0, 2) === 0 ? pick(0, 9_999) : prices.length * pick(0, 3) * 500;
  const discount = pick(0, 2) === 0 ? 0 : pick(0, pick(0, 3) === 0 ? total + bookingFee : total);
  const startsAt = new Date(Date.UTC(2027, pick(0, 11), pick(1, 28), pick(0, 23), pick(0, 59)));
  const days = [...new Set(Array.from({ length: pick(0, 5) }, () => pick(0, 15)))].toSorted((a, b) => b - a);
  let feePercent = 0;
  const tiers = days.map((minDaysBefore) => ({ minDaysBefore, feePercent: (feePercent = pick(feePercent, 100)) }));
  const terms: CancellationTerms = {
    startsAt,
    purchasedAt: new Date(startsAt.getTime() - pick(1, 30 * DAY)),
    tiers,
    coolingOffHours: pick(0, 2) * 24,
    coolingOffMinDays: pick(0, 5),
    bookingFeeReturned: (['ALWAYS', 'SAME_DAY', 'NEVER'] as const)[pick(0, 2)] ?? 'NEVER',
  };
  const costs = ticketCosts(seats(...prices), { bookingFee, discount });
  return { pick, paid: total + bookingFee - discount, prices, costs, terms };
}

describe('whatever the booking and the ladder', () => {
  const SEEDS = Array.from({ length: 1_000 }, (_, seed) => seed);

  it('the shares are what was paid, and none is below nothing or above its ticket', () => {
    for (const seed of SEEDS) {
      const { costs, paid, prices } = anyCase(seed);
      expect(costs.reduce((sum, { price, bookingFee }) => sum + price + bookingFee, 0)).toBe(paid);
      costs.forEach(({ price, bookingFee }, i) => {
        expect(price).toBeGreaterThanOrEqual(0);
        expect(price).toBeLessThanOrEqual(prices[i] ?? 0);
        expect(bookingFee).toBeGreaterThanOrEqual(0);
      });
    }
  });

  it('what is kept and what goes back is what was paid; all of it whole won, none below nothing', () => {
    for (const seed of SEEDS) {
      const { pick, costs, terms } = anyCase(seed);
      const at = new Date(
        terms.purchasedAt.getTime() + pick(0, terms.startsAt.getTime() - terms.purchasedAt.getTime() - 1),
      );
      const { items, totals } = quote(costs, ruleAt(terms, at));
      for (const item of items) {
        const kept = item.cancellationFee + item.bookingFee - item.bookingFeeReturned;
        expect(kept + item.amount).toBe(item.price + item.bookingFee);
        expect(
          Object.values(item).every(
            (value) => typeof value === 'string' || (Number.isSafeInteger(value) && value >= 0),
          ),
        ).toBe(true);
      }
      expect(totals.refund).toBe(items.reduce((sum, { amount }) => sum + amount, 0));
    }
  });

  it('the fee never falls as the show comes nearer, and holds until the instant the quote names', () => {
    for (const seed of SEEDS) {
      const { costs, terms } = anyCase(seed);
      let at = terms.purchasedAt;
      let kept = -1;
      for (let steps = 0; at < terms.startsAt; steps++) {
        const current = ruleAt(terms, at);
        const { totals } = quote(costs, current);
        const now = totals.price + totals.bookingFee - totals.refund;
        expect(now).toBeGreaterThanOrEqual(kept);
        expect(current.validUntil.getTime()).toBeGreaterThan(at.getTime());
        const last = new Date(current.validUntil.getTime() - 1);
        expect(ruleAt(terms, last)).toEqual({ ...current, daysBefore: expect.any(Number) as number });
        [kept, at] = [now, current.validUntil];
        expect(steps).toBeLessThan(20);
      }
    }
  });

  it('cancelling one after the other gives back what cancelling together gives back', () => {
    for (const seed of SEEDS) {
      const { pick, costs, terms } = anyCase(seed);
      const current = ruleAt(terms, new Date(terms.purchasedAt.getTime() + pick(0, 20 * DAY)));
      const cut = pick(0, costs.length);
      const parts = [costs.slice(0, cut), costs.slice(cut)].map((some) => quote(some, current));
      expect(sumOf(parts.flatMap(({ items }) => items))).toEqual(quote(costs, current).totals);
    }
  });

  it('a fee lowered by staff is spread without losing a won', () => {
    for (const seed of SEEDS) {
      const { pick, costs } = anyCase(seed);
      const quoted = quote(costs, rule(pick(0, 100)));
      const fee = pick(0, quoted.totals.cancellationFee);
      const lowered = withFee(quoted, fee);
      expect(lowered.totals.cancellationFee).toBe(fee);
      lowered.items.forEach(({ cancellationFee }, i) => {
        expect(cancellationFee).toBeLessThanOrEqual(quoted.items[i]?.cancellationFee ?? 0);
        expect(cancellationFee).toBeGreaterThanOrEqual(0);
      });
    }
  });
});
