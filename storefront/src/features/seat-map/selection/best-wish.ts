/** Seats somebody else is to choose: so many side by side, of one grade, or of any one when none is named. */
export interface BestWish {
  readonly count: number;
  readonly gradeCode?: string | undefined;
}

const keyOf = (performanceId: string): string => `tiketi.best-seats.${performanceId}`;

/** Kept in this tab while its person signs in; null forgets it. */
export function storeWish(performanceId: string, wish: BestWish | null): void {
  try {
    if (wish === null) sessionStorage.removeItem(keyOf(performanceId));
    else sessionStorage.setItem(keyOf(performanceId), JSON.stringify(wish));
  } catch {
    // Storage is off: after signing in the button is pressed once more.
  }
}

export function storedWish(performanceId: string): BestWish | null {
  try {
    const parsed: unknown = JSON.parse(sessionStorage.getItem(keyOf(performanceId)) ?? 'null');
    if (typeof parsed !== 'object' || parsed === null || !('count' in parsed)) return null;
    const { count } = parsed;
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) return null;
    const gradeCode = 'gradeCode' in parsed && typeof parsed.gradeCode === 'string' ? parsed.gradeCode : undefined;
    return { count, gradeCode };
  } catch {
    return null;
  }
}
