import { RangeInvalid } from './report.errors';
import { reportRange } from './report-range';

describe('reportRange', () => {
  it('covers whole days in Seoul', () => {
    const range = reportRange('2026-05-01', '2026-05-31');

    expect(range.startsAt.toISOString()).toBe('2026-04-30T15:00:00.000Z');
    expect(range.endsAt.toISOString()).toBe('2026-05-31T15:00:00.000Z');
  });

  it.each([
    ['2026-05-02', '2026-05-01'],
    ['2026-02-30', '2026-03-01'],
    ['2020-01-01', '2026-01-01'],
  ])('refuses %s to %s', (from, to) => {
    expect(() => reportRange(from, to)).toThrow(RangeInvalid);
  });
});
