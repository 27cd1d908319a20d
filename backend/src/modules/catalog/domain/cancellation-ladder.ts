import { addDays, koreanDay, startOfKoreanDay } from '#kernel/korean-time';
import type { LocalizedText } from '#kernel/localized-text';

/** From this many calendar days (KST) before the show on, cancelling costs this share of the price. */
export interface CancellationTier {
  readonly minDaysBefore: number;
  readonly feePercent: number;
}

/** One step a buyer can read: cancelling before `until` costs `feePercent` of the ticket price. */
export interface CancellationStep {
  readonly until: Date;
  readonly feePercent: number;
  readonly label: LocalizedText;
}

/**
 * The fee ladder of a performance as instants, earliest first; the last step ends when the show starts. A day counts
 * to its end in Seoul: "up to 10 days before" ends at midnight after that day. Source of the default tiers:
 * 소비자분쟁해결기준, 공연업.
 */
export function cancellationLadder(tiers: readonly CancellationTier[], startsAt: Date): CancellationStep[] {
  const showDay = koreanDay(startsAt);
  return [...tiers]
    .sort((a, b) => b.minDaysBefore - a.minDaysBefore)
    .map(({ minDaysBefore, feePercent }) => ({
      until: minDaysBefore === 0 ? startsAt : startOfKoreanDay(addDays(showDay, 1 - minDaysBefore)),
      feePercent,
      label: labelOf(minDaysBefore),
    }));
}

function labelOf(days: number): LocalizedText {
  if (days === 0) return { ko: '관람 당일 공연 시작 전까지', en: 'On the day, before it starts' };
  return { ko: `관람일 ${days}일 전까지`, en: `Up to ${days} day${days === 1 ? '' : 's'} before` };
}
