/** How long a virtual account may take a deposit. */
export interface AccountOffer {
  /** Whole hours from the moment the account is issued; Toss takes it as `validHours`. */
  readonly validHours: number;
  /** When it would fall due if it were issued now. */
  readonly dueAt: Date;
}

/** Who wants to pay for what. */
export interface AccountApplicant {
  readonly performanceId: string;
  /** The buyer's account with us. */
  readonly accountId: string;
}

/** More unpaid accounts at once are a way to keep seats from others for nothing. */
export const UNPAID_ACCOUNTS_AT_ONCE = 2;

/**
 * Whether a performance takes a buyer's money by virtual account, and until when. Its seats stay held meanwhile, so the
 * time is short (until the end of the next day, KST) and ends before cancelling begins to cost a fee.
 */
export abstract class AccountTerms {
  /** What may be offered at this moment; undefined when nothing may. */
  abstract offer(applicant: AccountApplicant): Promise<AccountOffer | undefined>;
  /** Whether an account that was issued with this due time is one we could have offered. */
  abstract allows(applicant: AccountApplicant, dueAt: Date): Promise<boolean>;
}
