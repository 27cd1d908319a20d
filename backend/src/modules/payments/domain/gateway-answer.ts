import type { Won } from '#kernel/won';
import type { CashReceiptType } from './cash-receipt';
import type { EasyPayProvider, PaymentMethod } from './payment';

export type GatewayStatus =
  'READY' | 'IN_PROGRESS' | 'WAITING_FOR_DEPOSIT' | 'DONE' | 'CANCELED' | 'PARTIAL_CANCELED' | 'ABORTED' | 'EXPIRED';

export interface GatewayCancellation {
  readonly transactionKey: string;
  readonly amount: Won;
  readonly at: Date;
  /** What we said it was for; null when the gateway does not tell. */
  readonly reason: string | null;
}

/** The account the buyer is to pay into. */
export interface GatewayAccount {
  readonly bankCode: string;
  readonly accountNumber: string;
  readonly customerName: string;
  readonly dueAt: Date;
}

/** 현금영수증 that goes with a payment by bank account. */
export interface GatewayCashReceipt {
  readonly type: CashReceiptType;
  readonly receiptKey: string;
  readonly issueNumber: string | null;
  readonly receiptUrl: string | null;
  readonly amount: Won;
}

/** A payment as the gateway tells it; only what we act on. */
export interface GatewayPayment {
  readonly paymentKey: string;
  readonly orderId: string;
  readonly status: GatewayStatus;
  readonly currency: string;
  readonly totalAmount: Won;
  readonly lastTransactionKey: string | null;
  readonly method: PaymentMethod;
  readonly easyPayProvider: EasyPayProvider | null;
  readonly approvedAt: Date | null;
  readonly receiptUrl: string | null;
  readonly failureCode: string | null;
  readonly cancellations: readonly GatewayCancellation[];
  /** For a virtual account, from the moment it is issued. */
  readonly account: GatewayAccount | null;
  /** What a deposit callback about this payment must know. */
  readonly secret: string | null;
  readonly cashReceipt: GatewayCashReceipt | null;
}

/** What came back when the gateway was asked something. */
export type GatewayAnswer =
  | { readonly kind: 'payment'; readonly payment: GatewayPayment }
  /** It knows no such payment. */
  | { readonly kind: 'none'; readonly code: string }
  /** Its final no. */
  | { readonly kind: 'refused'; readonly code: string }
  /**
   * Nothing that says what became of the money. `answered` when the gateway did answer: the idempotency key is used up
   * then, and asking again with it only repeats this answer.
   */
  | { readonly kind: 'unclear'; readonly code: string; readonly answered: boolean };

// Codes that say nothing about the payment itself: a fault on the way, a busy gateway, our own key.
// docs.tosspayments.com/reference/error-codes; PROVIDER_ERROR comes with HTTP 400 though it is passing.
const TELLS_NOTHING = new Set([
  'ALREADY_PROCESSED_PAYMENT',
  'ALREADY_PROCESSING_REQUEST',
  'ALREADY_COMPLETED_PAYMENT',
  'PROVIDER_ERROR',
  'FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING',
  'FAILED_INTERNAL_SYSTEM_PROCESSING',
  'FAILED_DB_PROCESSING',
  'FAILED_CARD_COMPANY_RESPONSE',
  'CARD_PROCESSING_ERROR',
  'COMMON_ERROR',
  'UNKNOWN_PAYMENT_ERROR',
  // Of cancellations: the bank did not answer in time, which says nothing about what it will do.
  'FAILED_REFUND_PROCESS',
  'FAILED_METHOD_HANDLING_CANCEL',
  'FAILED_PARTIAL_REFUND',
  'DUPLICATED_ORDER_ID',
]);
// The question itself was not dealt with: the key is still good.
const NOT_DEALT_WITH = new Set([
  'IDEMPOTENT_REQUEST_PROCESSING',
  'INVALID_IDEMPOTENCY_KEY',
  'FORBIDDEN_CONSECUTIVE_REQUEST',
  'TOO_MANY_REQUESTS',
  'UNAUTHORIZED_KEY',
  'INVALID_API_KEY',
  'INCORRECT_BASIC_AUTH_FORMAT',
  'FORBIDDEN_REQUEST',
]);
const UNKNOWN_PAYMENT = new Set(['NOT_FOUND_PAYMENT', 'NOT_FOUND']);

/** Reads a refusal by its code, because the HTTP status of passing and final ones is the same. */
export function answerOfCode(
  code: string | undefined,
  status: number,
): Exclude<GatewayAnswer, { readonly kind: 'payment' }> {
  if (code === undefined) return { kind: 'unclear', code: `HTTP_${status}`, answered: false };
  if (NOT_DEALT_WITH.has(code)) return { kind: 'unclear', code, answered: false };
  if (TELLS_NOTHING.has(code) || status >= 500) return { kind: 'unclear', code, answered: true };
  if (UNKNOWN_PAYMENT.has(code)) return { kind: 'none', code };
  return { kind: 'refused', code };
}
