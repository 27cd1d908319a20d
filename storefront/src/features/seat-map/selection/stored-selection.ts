/** A choice kept over signing in or a reload of this tab. */
export interface StoredSelection {
  readonly seatIds: readonly string[];
  /** The person had already pressed the button; go on without another press. */
  readonly wantsHold: boolean;
}

const keyOf = (performanceId: string): string => `tiketi.seats.${performanceId}`;

export function storeSelection(performanceId: string, selection: StoredSelection | null): void {
  try {
    if (selection === null || selection.seatIds.length === 0) sessionStorage.removeItem(keyOf(performanceId));
    else sessionStorage.setItem(keyOf(performanceId), JSON.stringify(selection));
  } catch {
    // Storage is off: the choice lasts as long as the page.
  }
}

export function storedSelection(performanceId: string): StoredSelection | null {
  try {
    const parsed: unknown = JSON.parse(sessionStorage.getItem(keyOf(performanceId)) ?? 'null');
    if (typeof parsed !== 'object' || parsed === null || !('seatIds' in parsed) || !Array.isArray(parsed.seatIds)) {
      return null;
    }
    const seatIds = parsed.seatIds.filter((id): id is string => typeof id === 'string');
    return { seatIds, wantsHold: 'wantsHold' in parsed && parsed.wantsHold === true };
  } catch {
    return null;
  }
}
