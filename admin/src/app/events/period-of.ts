import type { StaffEvent } from '../api/models';
import type { Formats } from '../ui/formats';

/** First and last day of an event's performances; a dash where it has none. */
export function periodOf({ performances }: StaffEvent, formats: Formats): string {
  const starts = performances.map(({ startsAt }) => startsAt).sort();
  const [first, last] = [starts[0], starts.at(-1)];
  return first && last ? formats.dateSpan(first, last) : '–';
}
