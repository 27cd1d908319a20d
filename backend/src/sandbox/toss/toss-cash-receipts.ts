import { randomInt } from 'node:crypto';

import type { Collection } from '../journal/journal';
import type { Period, ReportPage } from './toss-api';
import { requiredAmount, requiredOrderId, requiredText } from './toss-input';
import { type TossLedger, newToken } from './toss-ledger';
import type { CashReceipt, TossPayment } from './toss-payment';
import { TossRefusal } from './toss-refusal';

interface ReceiptTerms {
  readonly type?: CashReceipt['type'];
  readonly totalAmount: number;
  readonly orderId: string;
  readonly orderName: string;
  readonly customerIdentityNumber: string;
  readonly now: Date;
}

/** A receipt for a consumer's tax return unless a business asks for its own kind. */
export function newCashReceipt(terms: ReceiptTerms): CashReceipt {
  return {
    receiptKey: newToken(40),
    issueNumber: String(randomInt(10 ** 9)).padStart(9, '0'),
    type: terms.type ?? '소득공제',
    amount: terms.totalAmount,
    orderId: terms.orderId,
    orderName: terms.orderName,
    customerIdentityNumber: terms.customerIdentityNumber,
    requestedAt: terms.now.toISOString(),
    canceledAmount: 0,
  };
}

/** The receipt a payment by bank account asked for in the window, once the money is there. */
export function receiptOf(payment: TossPayment, now: Date): CashReceipt | null {
  if (!payment.cashReceiptNumber) return null;
  return newCashReceipt({ ...payment, customerIdentityNumber: payment.cashReceiptNumber, now });
}

/** Cash receipts (현금영수증) the tax office is told of. */
export class TossCashReceipts {
  private readonly receipts: Collection<CashReceipt>;

  constructor(private readonly ledger: TossLedger) {
    this.receipts = ledger.journal.collection('cash-receipt');
  }

  /** @throws TossRefusal INVALID_REQUEST */
  issue(body: Record<string, unknown>): CashReceipt {
    const type = body.type;
    if (type !== '소득공제' && type !== '지출증빙') throw new TossRefusal('INVALID_REQUEST');
    const identity = requiredText(body.customerIdentityNumber, 'customerIdentityNumber', 30).replace(/-/g, '');
    if (!/^\d{8,19}$/.test(identity))
      throw new TossRefusal('INVALID_REQUEST', '현금영수증 발급 번호가 올바르지 않습니다.');
    return this.keep(
      newCashReceipt({
        type,
        totalAmount: requiredAmount(body.amount),
        orderId: requiredOrderId(body.orderId),
        orderName: requiredText(body.orderName, 'orderName', 100),
        customerIdentityNumber: identity,
        now: this.ledger.clock.now(),
      }),
    );
  }

  /** Those asked for in a period, oldest first, continued after a `receiptKey`. */
  list({ from, to }: Period, { limit, startingAfter }: ReportPage): { page: CashReceipt[]; hasNext: boolean } {
    const all = this.receipts
      .all()
      .filter(({ requestedAt }) => new Date(requestedAt) >= from && new Date(requestedAt) <= to)
      .sort((one, other) => one.requestedAt.localeCompare(other.requestedAt));
    const start = startingAfter ? all.findIndex(({ receiptKey }) => receiptKey === startingAfter) + 1 : 0;
    return { page: all.slice(start, start + limit), hasNext: all.length > start + limit };
  }

  /** All of it, or `amount`. @throws TossRefusal */
  cancel(receiptKey: string, body: Record<string, unknown>): CashReceipt {
    const receipt = this.receipts.get(receiptKey);
    if (!receipt) throw new TossRefusal('NOT_FOUND_CASH_RECEIPT');
    const left = receipt.amount - receipt.canceledAmount;
    if (left === 0) throw new TossRefusal('ALREADY_CANCELED_CASH_RECEIPT');
    const amount = body.amount === undefined ? left : requiredAmount(body.amount);
    if (amount > left) throw new TossRefusal('NOT_CANCELABLE_AMOUNT');
    return this.keep({ ...receipt, canceledAmount: receipt.canceledAmount + amount });
  }

  /** One issued by API, or the one of a payment. */
  find(receiptKey: string): CashReceipt | undefined {
    const ofPayment = () => this.ledger.all().find((payment) => payment.cashReceipt?.receiptKey === receiptKey);
    return this.receipts.get(receiptKey) ?? ofPayment()?.cashReceipt ?? undefined;
  }

  private keep(receipt: CashReceipt): CashReceipt {
    this.receipts.put(receipt.receiptKey, receipt);
    return receipt;
  }
}
