export const CASE_STATES = ['FROZEN', 'APPEALED', 'UPHELD', 'CLEARED'] as const;

/** FROZEN: the person was told, and may answer. APPEALED: they did. UPHELD: they may not hand tickets on. CLEARED: as if nothing had been. */
export type CaseState = (typeof CASE_STATES)[number];

/**
 * What can become of a case. The database refuses the same moves (suspicion_case_may_move in migration 0024). UPHELD →
 * APPEALED is the answer of somebody who had not been heard yet; UPHELD → CLEARED puts a mistake right.
 */
const MOVES: Record<CaseState | '', readonly CaseState[]> = {
  '': ['FROZEN'],
  FROZEN: ['APPEALED', 'UPHELD', 'CLEARED'],
  APPEALED: ['UPHELD', 'CLEARED'],
  UPHELD: ['APPEALED', 'CLEARED'],
  CLEARED: [],
};

/** `from` is empty for a case that does not exist yet. */
export function mayMove(from: CaseState | '', to: CaseState): boolean {
  return MOVES[from].includes(to);
}

/** A person has so long to answer; before that nobody decides against them unheard. */
export const APPEAL_HOURS = 72;
/** A case nobody answers is decided within so long of its opening, or it is cleared. */
export const DECISION_HOURS = 168;
/** An answer is decided within so long, or the case is cleared. */
export const APPEAL_DECISION_HOURS = 48;

export interface HearableCase {
  readonly state: CaseState;
  readonly appealedAt: Date | null;
  readonly startsAt: Date;
}

/** Whether the person may still answer: once, and until the show begins. */
export function mayAppeal({ state, appealedAt, startsAt }: HearableCase, now: Date): boolean {
  return (state === 'FROZEN' || state === 'UPHELD') && appealedAt === null && now < startsAt;
}

/** Whether staff may decide so now. */
export function mayDecide(
  { state, appealBy }: { readonly state: CaseState; readonly appealBy: Date },
  decision: 'UPHELD' | 'CLEARED',
  now: Date,
): 'yes' | 'too-early' | 'no' {
  if (!mayMove(state, decision)) return 'no';
  return decision === 'UPHELD' && state === 'FROZEN' && now < appealBy ? 'too-early' : 'yes';
}
