const KST_OFFSET_MS = 9 * 60 * 60 * 1000;

/** The calendar day in Seoul, YYYY-MM-DD. Korea has had no daylight saving time since 1988. */
export function koreanDay(instant: Date): string {
  return new Date(instant.getTime() + KST_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which a Korean calendar day (YYYY-MM-DD) begins. */
export function startOfKoreanDay(day: string): Date {
  return new Date(`${day}T00:00:00+09:00`);
}

/** YYYY-MM-DD plus a number of calendar days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
