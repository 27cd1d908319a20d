import type { Won } from '#kernel/won';

import { minutesAfter } from './toss-time';

export type PaymentStatus =
  'READY' | 'IN_PROGRESS' | 'WAITING_FOR_DEPOSIT' | 'DONE' | 'CANCELED' | 'PARTIAL_CANCELED' | 'ABORTED' | 'EXPIRED';

/** What the merchant asked the window for. */
export type RequestedMethod = 'CARD' | 'TRANSFER' | 'VIRTUAL_ACCOUNT';
/** What the customer paid with, in the words of the API. */
export type Method = '카드' | '간편결제' | '계좌이체' | '가상계좌';

/** The customer has this long to authenticate, then the merchant that long to confirm (docs /en/webhooks). */
export const MINUTES_TO_AUTHENTICATE = 30;
export const MINUTES_TO_CONFIRM = 10;

export interface RefundAccount {
  readonly bankCode: string;
  readonly accountNumber: string;
  readonly holderName: string;
}

export interface Cancellation {
  readonly transactionKey: string;
  readonly cancelReason: string;
  readonly cancelAmount: Won;
  readonly taxFreeAmount: Won;
  readonly refundableAmount: Won;
  readonly canceledAt: string;
}

export interface CashReceipt {
  readonly receiptKey: string;
  readonly issueNumber: string;
  readonly type: '소득공제' | '지출증빙';
  readonly amount: Won;
  readonly orderId: string;
  readonly orderName: string;
  readonly customerIdentityNumber: string;
  readonly requestedAt: string;
  readonly canceledAmount: Won;
}

export interface VirtualAccount {
  readonly accountNumber: string;
  readonly bankCode: string;
  readonly customerName: string;
  readonly dueAt: string;
  readonly depositorName: string | null;
  readonly expired: boolean;
  readonly refundStatus: 'NONE' | 'PENDING' | 'COMPLETED';
  readonly refundReceiveAccount: RefundAccount | null;
}

/** A deposit the bank took back: it came and went, and the reports show both. */
export interface Reversal {
  readonly deposit: { readonly transactionKey: string; readonly at: string };
  readonly transactionKey: string;
  readonly at: string;
}

/** One payment as the ledger keeps it; instants are ISO-8601 UTC, money is won. */
export interface TossPayment {
  readonly paymentKey: string;
  readonly orderId: string;
  readonly orderName: string;
  readonly status: PaymentStatus;
  readonly requestedMethod: RequestedMethod;
  readonly method: Method | null;
  readonly totalAmount: Won;
  readonly balanceAmount: Won;
  readonly taxFreeAmount: Won;
  readonly requestedAt: string;
  readonly authenticatedAt: string | null;
  readonly approvedAt: string | null;
  readonly lastTransactionKey: string | null;
  /** The transaction that took the money; cancellations have their own. */
  readonly transactionKey: string | null;
  readonly customer: { readonly key: string | null; readonly name: string | null; readonly email: string | null };
  readonly successUrl: string;
  readonly failUrl: string;
  readonly cardIssuer: string | null;
  readonly installmentMonths: number;
  readonly easyPay: string | null;
  readonly bankCode: string | null;
  readonly virtualAccount: VirtualAccount | null;
  /** How long the merchant lets an account from the window live; null: Toss's own seven days. */
  readonly validHours: number | null;
  /** Missing in ledgers of an earlier version. */
  readonly reversals?: readonly Reversal[];
  /** The number a cash receipt is for; it is issued when the money comes. */
  readonly cashReceiptNumber: string | null;
  readonly cashReceipt: CashReceipt | null;
  readonly cancels: readonly Cancellation[];
  readonly secret: string;
  readonly failure: { readonly code: string; readonly message: string } | null;
  /** A test card: confirming is refused with this code. */
  readonly declineCode: string | null;
  readonly metadata: Readonly<Record<string, string>> | null;
}

/** The instant at which a payment that waits for somebody gives up, or null. */
export function waitsUntil(payment: TossPayment): Date | null {
  if (payment.status === 'READY') return minutesAfter(payment.requestedAt, MINUTES_TO_AUTHENTICATE);
  if (payment.status === 'IN_PROGRESS' && payment.authenticatedAt) {
    return minutesAfter(payment.authenticatedAt, MINUTES_TO_CONFIRM);
  }
  if (payment.status === 'WAITING_FOR_DEPOSIT' && payment.virtualAccount) return new Date(payment.virtualAccount.dueAt);
  return null;
}

/** Cards from 100 won, accounts from 200 won. */
export function minimumAmount(method: Method | null): Won {
  return method === '계좌이체' || method === '가상계좌' ? 200 : 100;
}
