import { addDays, startOfKoreanDay } from '#kernel/korean-time';
import { RangeInvalid } from './report.errors';

const LONGEST_DAYS = 366 * 5;

/** Calendar days in Seoul, both inclusive, as the instants between which things happened. */
export interface ReportRange {
  readonly from: string;
  readonly to: string;
  readonly startsAt: Date;
  /** Exclusive. */
  readonly endsAt: Date;
}

/** @throws RangeInvalid when a day does not exist, the end is before the start, or the range is longer than five years. */
export function reportRange(from: string, to: string): ReportRange {
  for (const day of [from, to]) if (Number.isNaN(Date.parse(day)) || addDays(day, 0) !== day) throw new RangeInvalid();
  const startsAt = startOfKoreanDay(from);
  const endsAt = startOfKoreanDay(addDays(to, 1));
  const days = (endsAt.getTime() - startsAt.getTime()) / 86_400_000;
  if (days < 1 || days > LONGEST_DAYS) throw new RangeInvalid();
  return { from, to, startsAt, endsAt };
}
