import { addDays, koreanDay } from '#kernel/korean-time';
import { ReconciliationRangeInvalid } from './reconciliation.errors';

const LONGEST_DAYS = 92;

/** Calendar days in Seoul, both inclusive. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** @throws ReconciliationRangeInvalid */
export function dayRange(from: string, to: string, now: Date): DayRange {
  for (const day of [from, to])
    if (Number.isNaN(Date.parse(day)) || addDays(day, 0) !== day) throw new ReconciliationRangeInvalid();
  if (from > to || to > koreanDay(now) || addDays(from, LONGEST_DAYS) <= to) throw new ReconciliationRangeInvalid();
  return { from, to };
}
