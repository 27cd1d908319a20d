import { cancellationLadder } from './cancellation-ladder';

const TIERS = [
  { minDaysBefore: 0, feePercent: 90 },
  { minDaysBefore: 10, feePercent: 0 },
  { minDaysBefore: 7, feePercent: 10 },
  { minDaysBefore: 3, feePercent: 20 },
  { minDaysBefore: 1, feePercent: 30 },
];
// 19:30 in Seoul on 20 May.
const STARTS_AT = new Date('2026-05-20T10:30:00Z');

describe('cancellationLadder', () => {
  it('turns days before the show into midnights in Seoul', () => {
    const steps = cancellationLadder(TIERS, STARTS_AT);

    expect(steps.map(({ until, feePercent }) => [until.toISOString(), feePercent])).toEqual([
      ['2026-05-10T15:00:00.000Z', 0],
      ['2026-05-13T15:00:00.000Z', 10],
      ['2026-05-17T15:00:00.000Z', 20],
      ['2026-05-19T15:00:00.000Z', 30],
      ['2026-05-20T10:30:00.000Z', 90],
    ]);
  });

  it('counts calendar days in Seoul also for a show just after midnight there', () => {
    const [first] = cancellationLadder([{ minDaysBefore: 1, feePercent: 30 }], new Date('2026-05-19T15:30:00Z'));

    expect(first?.until.toISOString()).toBe('2026-05-19T15:00:00.000Z');
  });
});
