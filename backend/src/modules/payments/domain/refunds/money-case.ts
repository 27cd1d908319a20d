import type { Won } from '#kernel/won';

export const MONEY_CASE_KINDS = ['COMPENSATION', 'UNASKED_RETURN'] as const;
/**
 * COMPENSATION: the organiser owes a tenth of the price beyond the refund (소비자분쟁해결기준, 공연업). UNASKED_RETURN: the
 * gateway gave money back although nobody here had asked it to.
 */
export type MoneyCaseKind = (typeof MONEY_CASE_KINDS)[number];

export const MONEY_CASE_STATES = ['OPEN', 'CLOSED'] as const;
export type MoneyCaseState = (typeof MONEY_CASE_STATES)[number];

export const MONEY_CASE_OUTCOMES = ['PAID', 'NOT_OWED', 'EXPLAINED'] as const;
/** PAID: transferred by hand, under a reference. NOT_OWED: nothing is due. EXPLAINED: it is known what it was. */
export type MoneyCaseOutcome = (typeof MONEY_CASE_OUTCOMES)[number];

/** Which of them can end a case of this kind. */
export function outcomesOf(kind: MoneyCaseKind): readonly MoneyCaseOutcome[] {
  return kind === 'COMPENSATION' ? ['PAID', 'NOT_OWED'] : ['EXPLAINED'];
}

/** A duty about money that only a person can end; every one has an owner, sooner or later, and an age. */
export interface MoneyCase {
  readonly id: string;
  readonly kind: MoneyCaseKind;
  readonly refundId: string;
  readonly bookingId: string;
  readonly bookingNumber: string;
  /** Whether seats went back with it. */
  readonly tookSeats: boolean;
  readonly amount: Won;
  readonly state: MoneyCaseState;
  readonly outcome: MoneyCaseOutcome | null;
  readonly owner: { readonly id: string; readonly name: string } | null;
  /** Of the transfer, when it was paid by hand. */
  readonly reference: string | null;
  readonly note: string | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly ageSeconds: number;
}
