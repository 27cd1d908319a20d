import type { Won } from '#kernel/won';

/** 소득공제용, for a person's tax return; 지출증빙용, for a business' books. */
export type CashReceiptType = 'INCOME_DEDUCTION' | 'PROOF_OF_EXPENSE';

/** REQUESTED: the gateway was asked and its answer is not known. */
export type CashReceiptState = 'REQUESTED' | 'ISSUED' | 'CANCELLED' | 'FAILED';

/** The tax office's word for money that came from a bank account. The number it was issued to is never kept. */
export interface CashReceipt {
  /** Also the idempotency key of what the gateway is asked about it. */
  readonly id: string;
  readonly paymentId: string;
  /** WINDOW: chosen in the payment window, and followed through cancellations by the gateway itself. */
  readonly origin: 'WINDOW' | 'REQUESTED';
  readonly type: CashReceiptType;
  readonly state: CashReceiptState;
  readonly amount: Won;
  readonly cancelledAmount: Won;
  readonly receiptKey: string | null;
  readonly receiptUrl: string | null;
}
