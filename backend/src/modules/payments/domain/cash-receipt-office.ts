import type { Won } from '#kernel/won';
import type { CashReceiptType } from './cash-receipt';
import type { GatewayCashReceipt } from './gateway-answer';

export type CashReceiptAnswer =
  | { readonly kind: 'receipt'; readonly receipt: GatewayCashReceipt }
  | { readonly kind: 'refused'; readonly code: string }
  /** Nothing that says what became of it; asking again with the same key never issues two. */
  | { readonly kind: 'unclear'; readonly code: string };

/** What a list of receipts says about one order. */
export type CashReceiptFinding = Exclude<CashReceiptAnswer, { kind: 'refused' }> | { readonly kind: 'none' };

/** Who tells the tax office: Toss. Never throws for what the network or Toss does. Not inside a transaction. */
export abstract class CashReceiptOffice {
  abstract issue(order: {
    readonly orderId: string;
    readonly orderName: string;
    readonly amount: Won;
    readonly type: CashReceiptType;
    /** A mobile or cash-receipt card number, or a business number; digits only. */
    readonly identityNumber: string;
    readonly idempotencyKey: string;
  }): Promise<CashReceiptAnswer>;
  /** The receipt of an order among those asked for on a day in Korea (YYYY-MM-DD) and not taken back. */
  abstract find(orderId: string, day: string): Promise<CashReceiptFinding>;
  abstract cancel(cancellation: {
    readonly receiptKey: string;
    readonly amount: Won;
    readonly idempotencyKey: string;
  }): Promise<CashReceiptAnswer>;
}
