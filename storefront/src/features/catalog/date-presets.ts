import { dayInKorea } from '../../lib/format';

const DAY = 86_400_000;

export type Preset = 'today' | 'weekend' | 'month';

/** The days a preset means, first and last, on the calendar in Korea. */
export function presetRange(preset: Preset, now: number): { from: string; to: string } {
  const today = dayInKorea(now);
  if (preset === 'today') return { from: today, to: today };
  const [year = 0, month = 1] = today.split('-').map(Number);
  if (preset === 'month') {
    return { from: today, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) };
  }
  const noon = Date.parse(`${today}T12:00:00Z`);
  const weekday = new Date(noon).getUTCDay();
  const shift = (days: number) => new Date(noon + days * DAY).toISOString().slice(0, 10);
  // On a Sunday the weekend is today.
  return weekday === 0 ? { from: today, to: today } : { from: shift(6 - weekday), to: shift(7 - weekday) };
}
