/** A calendar day in Korea, `YYYY-MM-DD`. Korea has no daylight saving: KST is always UTC+9. */
export type KstDay = string;

/** First and last day, both included. */
export interface DayRange {
  readonly from: KstDay;
  readonly to: KstDay;
}

export const RANGE_PRESETS = ['today', 'week', 'month', 'lastMonth'] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

const KST_OFFSET_MS = 9 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

export const kstDayOf = (instant: Date): KstDay => dayOf(instant.getTime() + KST_OFFSET_MS);

export const addDays = (day: KstDay, days: number): KstDay => dayOf(Date.parse(day) + days * DAY_MS);

/** Every day of the range, first to last. */
export function daysOf({ from, to }: DayRange): KstDay[] {
  const count = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1);
  return Array.from({ length: count }, (_, passed) => addDays(from, passed));
}

/** Whether the text is a real calendar day; `2026-02-30` is not. */
export function isKstDay(text: string): text is KstDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && dayOf(at) === text;
}

/** `week` is the seven days that end today. */
export function presetRange(preset: RangePreset, today: KstDay): DayRange {
  const firstOfMonth = `${today.slice(0, 8)}01`;
  const lastOfPrevious = addDays(firstOfMonth, -1);
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'week':
      return { from: addDays(today, -6), to: today };
    case 'month':
      return { from: firstOfMonth, to: today };
    case 'lastMonth':
      return { from: `${lastOfPrevious.slice(0, 8)}01`, to: lastOfPrevious };
  }
}

export const presetOf = (range: DayRange, today: KstDay): RangePreset | undefined =>
  RANGE_PRESETS.find((preset) => {
    const { from, to } = presetRange(preset, today);
    return from === range.from && to === range.to;
  });

const dayOf = (millis: number): KstDay => new Date(millis).toISOString().slice(0, 10);

/** The instant of a `datetime-local` value read as Korean time; nothing for what is none. */
export function instantOf(local: string): string | undefined {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local) ? Date.parse(`${local}+09:00`) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
