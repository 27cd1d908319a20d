import type { Won } from '#kernel/won';
import type { CashReceipt, CashReceiptType } from './cash-receipt';
import type { GatewayCashReceipt } from './gateway-answer';

/** A receipt that says more than the buyer has paid in the end. */
export interface ExcessiveReceipt {
  readonly receipt: CashReceipt;
  /** What has to be taken off, in won. */
  readonly excess: Won;
}

/** One that was asked for and never answered. */
export interface UnclearReceipt {
  readonly id: string;
  readonly orderId: string;
  readonly requestedAt: Date;
  readonly takenAt: Date;
}

/** Where cash receipts are kept. Writes join the caller's transaction. */
export abstract class CashReceipts {
  /** One the buyer chose in the payment window; a repetition changes nothing, and neither does a second one. */
  abstract fromWindow(paymentId: string, receipt: GatewayCashReceipt): Promise<void>;
  /** The one that is asked for or issued. */
  abstract live(paymentId: string): Promise<CashReceipt | undefined>;
  abstract request(receipt: {
    readonly id: string;
    readonly paymentId: string;
    readonly type: CashReceiptType;
    readonly amount: Won;
  }): Promise<CashReceipt>;
  abstract issued(receiptId: string, receipt: GatewayCashReceipt): Promise<CashReceipt>;
  abstract failed(receiptId: string, code: string): Promise<void>;
  /** The buyer asks once more for one that is unclear. */
  abstract askedAgain(receiptId: string): Promise<void>;
  /** Takes receipts nobody has had an answer about for two minutes; others skip them, and they come round again. */
  abstract takeUnclear(limit: number): Promise<readonly UnclearReceipt[]>;
  /** Toss knows nothing of it; nothing where it was asked for again since it was taken. */
  abstract neverIssued(taken: UnclearReceipt): Promise<void>;
  /** Takes receipts that say more than was kept of the payment; others skip them, and they come round again. */
  abstract takeExcessive(limit: number): Promise<readonly ExcessiveReceipt[]>;
  /** Says less from the amount it was taken with; nothing where another worker has said so already. */
  abstract reduced(taken: CashReceipt, by: Won): Promise<void>;
}
