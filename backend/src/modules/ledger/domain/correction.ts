import type { Won } from '#kernel/won';

export const CORRECTION_STATES = ['PENDING', 'APPROVED', 'REJECTED'] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

/** Debit is positive, credit negative. */
export interface CorrectionLine {
  readonly account: string;
  readonly amount: Won;
}

/** An entry somebody asked for, because the books are wrong about something; another person decides. */
export interface Correction {
  readonly id: string;
  readonly bookingId: string | null;
  readonly bookingNumber: string | null;
  readonly reason: string;
  readonly lines: readonly CorrectionLine[];
  readonly requestedBy: { readonly id: string; readonly name: string };
  readonly requestedAt: Date;
  readonly state: CorrectionState;
  readonly decidedBy: { readonly id: string; readonly name: string } | null;
  readonly decidedAt: Date | null;
  readonly decidedBecause: string | null;
  /** The entry it became. */
  readonly entryId: string | null;
}

/** Two lines or more that add up to nothing, each account once. */
export function isBalanced(lines: readonly CorrectionLine[]): boolean {
  const accounts = new Set(lines.map(({ account }) => account));
  const sum = lines.reduce((total, { amount }) => total + amount, 0);
  return lines.length >= 2 && accounts.size === lines.length && sum === 0 && lines.every(({ amount }) => amount !== 0);
}
