import { addDays, daysOf, isKstDay, kstDayOf, presetOf, presetRange } from './kst-days';

describe('Korean calendar days', () => {
  it('begin nine hours before UTC days', () => {
    expect(kstDayOf(new Date('2026-04-30T14:59:59Z'))).toBe('2026-04-30');
    expect(kstDayOf(new Date('2026-04-30T15:00:00Z'))).toBe('2026-05-01');
  });

  it('are added across months and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('of a range include both ends', () => {
    expect(daysOf({ from: '2026-02-27', to: '2026-03-01' })).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', 'today', ''])('refuse %s', (text) => {
    expect(isKstDay(text)).toBe(false);
  });

  it.each([
    ['today', '2026-03-03', '2026-03-03'],
    ['week', '2026-02-25', '2026-03-03'],
    ['month', '2026-03-01', '2026-03-03'],
    ['lastMonth', '2026-02-01', '2026-02-28'],
  ] as const)('%s is a range with both ends', (preset, from, to) => {
    expect(presetRange(preset, '2026-03-03')).toEqual({ from, to });
    expect(presetOf({ from, to }, '2026-03-03')).toBe(preset);
  });

  it('have no name for other ranges', () => {
    expect(presetOf({ from: '2026-02-02', to: '2026-02-03' }, '2026-03-03')).toBeUndefined();
  });
});
