export const CHALLENGE_SETTINGS = ['OFF', 'ALWAYS', 'SUSPICIOUS'] as const;

/** Who has a sum to do before joining: nobody, everybody, or only whoever gave signals of a macro. */
export type ChallengeSetting = (typeof CHALLENGE_SETTINGS)[number];

/** Of a queue nobody set otherwise: points come from acts at the same performance, which a first join never has behind it. */
export const DEFAULT_CHALLENGE: ChallengeSetting = 'ALWAYS';

/** Tries in the worst case: some 20 ms on a desktop (docs/fairness.md has the figures). */
export const DEFAULT_COST = 20_000;
export const MAX_COST = 2_000_000;

/** From this score on the sum is harder, and joining also asks for a declaration. */
const WATCHED_SCORE = 20;
const SUSPECT_SCORE = 40;
const HARDER = 8;
const HARDEST = 32;

/** How long the declaration has to be on the screen before it counts. */
export const READING_MS = 3_000;

export interface ChallengeDemand {
  /** Tries in the worst case. */
  readonly cost: number;
  /** Whether the person also has to declare, by pressing a button, that no program books for them. */
  readonly declare: boolean;
}

export interface Standing {
  /** Points of the person's signals for this performance. */
  readonly score: number;
  /** Whether unusually many challenges were asked for from the same network just now. */
  readonly crowded: boolean;
}

/** What joining asks of a person; null: nothing. */
export function demandOf(
  setting: ChallengeSetting,
  baseCost: number,
  { score, crowded }: Standing,
): ChallengeDemand | null {
  if (setting === 'OFF' || (setting === 'SUSPICIOUS' && score < WATCHED_SCORE)) return null;
  const factor = score >= SUSPECT_SCORE ? HARDEST : score >= WATCHED_SCORE || crowded ? HARDER : 1;
  return { cost: Math.min(MAX_COST, baseCost * factor), declare: score >= SUSPECT_SCORE };
}
