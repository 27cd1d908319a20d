import type { GatewayAccount } from './gateway-answer';

/** The account a buyer was given, as we keep it. Whether times have passed is said by the database's clock. */
export interface VirtualAccount {
  readonly paymentId: string;
  readonly dueAt: Date;
  readonly depositSeenAt: Date | null;
  readonly settledAt: Date | null;
  /** The deposit was seen long enough ago to be believed. */
  readonly isSettled: boolean;
  /** It is so long past due that the gateway should have closed it by itself. */
  readonly isOverdue: boolean;
}

/** Where virtual accounts are kept. Writes join the caller's transaction, which holds the lock of the payment. */
export abstract class VirtualAccounts {
  /** Writes an issued account down; a repetition changes nothing. */
  abstract open(paymentId: string, account: GatewayAccount & { readonly secret: string }): Promise<void>;
  abstract of(paymentId: string): Promise<VirtualAccount | undefined>;
  /** What a deposit callback must know; undefined when the account is not known yet. */
  abstract secretOf(paymentId: string): Promise<string | undefined>;
  /** The money was seen: looked at again once the settle delay is over. */
  abstract depositSeen(paymentId: string): Promise<void>;
  /** The bank took it back before it counted. */
  abstract depositGone(paymentId: string): Promise<void>;
  /** The money counts; the account is looked at a few more times, in case the bank takes it back all the same. */
  abstract settled(paymentId: string): Promise<void>;
  /** Nothing can happen to it any more. */
  abstract closed(paymentId: string): Promise<void>;
  /** Takes accounts that should be looked at, deposits first; others skip them, and each comes round again by itself. */
  abstract takeDue(limit: number): Promise<readonly string[]>;
}
