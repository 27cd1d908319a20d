import { type CancellationTerms, freeUntil, organiserRule, ruleAt, seenFrom } from './cancellation-terms';

const kst = (text: string) => new Date(`${text}+09:00`);
const DEFAULT_TIERS = [
  { minDaysBefore: 10, feePercent: 0 },
  { minDaysBefore: 7, feePercent: 10 },
  { minDaysBefore: 3, feePercent: 20 },
  { minDaysBefore: 1, feePercent: 30 },
  { minDaysBefore: 0, feePercent: 90 },
];
const terms = (changes: Partial<CancellationTerms> = {}): CancellationTerms => ({
  startsAt: kst('2027-05-20T19:30:00'),
  purchasedAt: kst('2027-04-01T12:00:00'),
  tiers: DEFAULT_TIERS,
  coolingOffHours: 24,
  coolingOffMinDays: 3,
  bookingFeeReturned: 'SAME_DAY',
  ...changes,
});

describe('the ladder', () => {
  it.each([
    ['2027-05-10T23:59:59.999', 0, 10, '2027-05-11T00:00:00'],
    ['2027-05-11T00:00:00', 10, 9, '2027-05-14T00:00:00'],
    ['2027-05-13T23:59:59.999', 10, 7, '2027-05-14T00:00:00'],
    ['2027-05-14T00:00:00', 20, 6, '2027-05-18T00:00:00'],
    ['2027-05-17T23:59:59.999', 20, 3, '2027-05-18T00:00:00'],
    ['2027-05-18T00:00:00', 30, 2, '2027-05-20T00:00:00'],
    ['2027-05-19T23:59:59.999', 30, 1, '2027-05-20T00:00:00'],
    ['2027-05-20T00:00:00', 90, 0, '2027-05-20T19:30:00'],
    ['2027-05-20T19:29:59.999', 90, 0, '2027-05-20T19:30:00'],
  ])('at %s in Seoul keeps %i %%', (at, feePercent, daysBefore, until) => {
    const rule = ruleAt(terms(), kst(at));

    expect(rule).toMatchObject({ code: 'TIER', feePercent, daysBefore, validUntil: kst(until) });
  });

  it('counts days in Seoul also where the day in London is another', () => {
    // 23:30 UTC on the 9th is 08:30 on the 10th in Seoul.
    expect(ruleAt(terms(), new Date('2027-05-09T23:30:00Z')).daysBefore).toBe(10);
    expect(ruleAt(terms({ startsAt: kst('2027-05-20T00:30:00') }), kst('2027-05-19T23:59:59')).feePercent).toBe(30);
  });

  it('costs no more than its dearest step where it says nothing, and nothing where it says nothing at all', () => {
    const tiers = DEFAULT_TIERS.slice(0, 4);

    expect(ruleAt(terms({ tiers }), kst('2027-05-20T10:00:00'))).toMatchObject({
      feePercent: 30,
      validUntil: kst('2027-05-20T19:30:00'),
    });
    expect(ruleAt(terms({ tiers: [] }), kst('2027-05-20T10:00:00')).feePercent).toBe(0);
  });
});

describe('a show on another date', () => {
  it('counts from the later one of the agreed date and the new one', () => {
    const [agreed, putOff, forward] = [
      kst('2027-05-20T19:30:00'),
      kst('2027-06-20T19:30:00'),
      kst('2027-05-12T19:30:00'),
    ];

    expect(seenFrom(terms(), putOff).startsAt).toEqual(putOff);
    expect(seenFrom(terms(), forward).startsAt).toEqual(agreed);
  });

  it('costs the dearest step once it has begun', () => {
    const rule = ruleAt(terms(), kst('2027-05-22T10:00:00'));

    expect(rule).toMatchObject({ feePercent: 90, validUntil: kst('2027-05-23T10:00:00') });
  });
});

describe('cooling off', () => {
  const bought = { purchasedAt: kst('2027-05-15T10:00:00.250') };

  it.each([
    ['2027-05-15T10:00:01', 'COOLING_OFF', 0],
    ['2027-05-16T10:00:00.999', 'COOLING_OFF', 0],
    ['2027-05-16T10:00:01', 'TIER', 20],
  ])('lasts 24 hours to the second, Sundays included: %s', (at, code, feePercent) => {
    expect(ruleAt(terms(bought), kst(at))).toMatchObject({ code, feePercent });
  });

  it('ends with the third day before the show, however young the booking is', () => {
    const late = terms({ purchasedAt: kst('2027-05-17T18:00:00') });

    expect(ruleAt(late, kst('2027-05-17T23:59:59'))).toMatchObject({
      code: 'COOLING_OFF',
      validUntil: kst('2027-05-18T00:00:00'),
    });
    expect(ruleAt(late, kst('2027-05-18T00:00:00'))).toMatchObject({ code: 'TIER', feePercent: 30 });
    expect(ruleAt(terms({ purchasedAt: kst('2027-05-18T09:00:00') }), kst('2027-05-18T09:00:01')).code).toBe('TIER');
  });

  it('can be left out', () => {
    expect(ruleAt(terms({ ...bought, coolingOffHours: 0 }), kst('2027-05-15T10:00:01')).code).toBe('TIER');
  });
});

describe('the booking fee', () => {
  const evening = { purchasedAt: kst('2027-04-01T23:59:00') };

  it('comes back until midnight of the Korean day of purchase', () => {
    const before = ruleAt(terms(evening), kst('2027-04-01T23:59:59.999'));

    expect(before).toMatchObject({ returnsBookingFee: true, validUntil: kst('2027-04-02T00:00:00') });
    expect(ruleAt(terms(evening), kst('2027-04-02T00:00:00')).returnsBookingFee).toBe(false);
  });

  it.each([
    ['ALWAYS', true],
    ['NEVER', false],
  ] as const)('%s', (bookingFeeReturned, returnsBookingFee) => {
    for (const at of ['2027-04-01T23:59:30', '2027-05-20T10:00:00'])
      expect(ruleAt(terms({ ...evening, bookingFeeReturned }), kst(at)).returnsBookingFee).toBe(returnsBookingFee);
  });

  it("comes back with everything else when it is the organiser's fault, also after the show", () => {
    for (const at of ['2027-05-20T10:00:00', '2027-05-23T10:00:00'])
      expect(organiserRule(terms({ bookingFeeReturned: 'NEVER' }), kst(at))).toMatchObject({
        code: 'ORGANISER',
        feePercent: 0,
        daysBefore: 0,
        returnsBookingFee: true,
      });
  });
});

describe('freeUntil', () => {
  it.each([
    ['the free step of the ladder', {}, '2027-04-20T12:00:00', '2027-05-11T00:00:00'],
    [
      'the hours after the purchase',
      { purchasedAt: kst('2027-05-15T10:00:00') },
      '2027-05-15T11:00:00',
      '2027-05-16T10:00:01',
    ],
    ['the show itself', { tiers: [{ minDaysBefore: 0, feePercent: 0 }] }, '2027-05-20T11:00:00', '2027-05-20T19:30:00'],
  ])('is the end of %s', (_, changes, now, until) => {
    expect(freeUntil(terms(changes), kst(now))).toEqual(kst(until));
  });

  it('is null once it costs something', () => {
    expect(freeUntil(terms(), kst('2027-05-11T00:00:00'))).toBeNull();
  });
});
