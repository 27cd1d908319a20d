/** How long a virtual account may take a deposit. */
export interface AccountOffer {
  /** Whole hours from the moment the account is issued; Toss takes it as `validHours`. */
  readonly validHours: number;
  /** When it would fall due if it were issued now. */
  readonly dueAt: Date;
}

/**
 * Whether a performance takes money by virtual account, and until when. Its seats stay held meanwhile, so the time is
 * short (until the end of the next day, KST) and ends before cancelling begins to cost a fee.
 */
export abstract class AccountTerms {
  /** What may be offered at this moment; undefined when nothing may. */
  abstract offer(performanceId: string): Promise<AccountOffer | undefined>;
  /** Whether an account that was issued with this due time is one we could have offered. */
  abstract allows(performanceId: string, dueAt: Date): Promise<boolean>;
}
