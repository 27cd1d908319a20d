import type { PerformanceSummary } from '../../api/types';
import { dayInKorea } from '../../lib/format';

/** Performances under their day in Korea (YYYY-MM-DD), both in order. */
export function performancesByDay(performances: readonly PerformanceSummary[]): Map<string, PerformanceSummary[]> {
  const days = new Map<string, PerformanceSummary[]>();
  for (const performance of [...performances].sort((a, b) => a.startsAt.localeCompare(b.startsAt))) {
    const day = dayInKorea(performance.startsAt);
    days.set(day, [...(days.get(day) ?? []), performance]);
  }
  return days;
}

/** Noon in Korea of a day, for printing it. */
export function noonOf(day: string): string {
  return `${day}T12:00:00+09:00`;
}

/** The weeks of a month ("2026-12") from Sunday to Saturday; undefined outside of the month. */
export function weeksOf(month: string): (string | undefined)[][] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const lead = new Date(Date.UTC(year, number - 1, 1)).getUTCDay();
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: Math.ceil((lead + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const date = week * 7 + weekday - lead + 1;
      return date >= 1 && date <= length ? `${month}-${String(date).padStart(2, '0')}` : undefined;
    }),
  );
}
