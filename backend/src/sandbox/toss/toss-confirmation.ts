import { receiptOf } from './toss-cash-receipts';
import { requiredAmount, requiredOrderId, requiredText } from './toss-input';
import { type TossLedger, newTransactionKey } from './toss-ledger';
import { type TossPayment, minimumAmount } from './toss-payment';
import { TossRefusal } from './toss-refusal';

/** The moment money moves: the merchant confirms what the customer authenticated. */
export class TossConfirmation {
  constructor(private readonly ledger: TossLedger) {}

  /**
   * `POST /v1/payments/confirm`. A wrong amount leaves the payment open; a refusal by the card issuer ends it.
   * @throws TossRefusal
   */
  confirm(body: Record<string, unknown>): TossPayment {
    const payment = this.ledger.get(requiredText(body.paymentKey, 'paymentKey'));
    // Toss looks a session up by both names: another order's number finds none.
    if (payment.orderId !== requiredOrderId(body.orderId)) throw new TossRefusal('NOT_FOUND_PAYMENT_SESSION');
    const amount = requiredAmount(body.amount);
    this.assertOpen(payment);
    this.ledger.assertOrderIsFree(payment.orderId);
    if (amount !== payment.totalAmount) {
      throw new TossRefusal('INVALID_REQUEST', '결제 요청 금액과 승인 금액이 일치하지 않습니다.');
    }
    if (amount < minimumAmount(payment.method)) throw new TossRefusal('BELOW_MINIMUM_AMOUNT');
    if (payment.declineCode) throw this.decline(payment, payment.declineCode);

    const transactionKey = newTransactionKey();
    const awaitsDeposit = payment.method === '가상계좌';
    const now = this.ledger.clock.now();
    return this.ledger.save({
      ...payment,
      status: awaitsDeposit ? 'WAITING_FOR_DEPOSIT' : 'DONE',
      approvedAt: awaitsDeposit ? null : now.toISOString(),
      cashReceipt: awaitsDeposit ? null : receiptOf(payment, now),
      lastTransactionKey: transactionKey,
      transactionKey,
    });
  }

  /** The card issuer said no; the payment is over and a new attempt needs a new one. */
  decline(payment: TossPayment, code: string): TossRefusal {
    const refusal = new TossRefusal(code);
    this.ledger.save({ ...payment, status: 'ABORTED', failure: { code: refusal.code, message: refusal.message } });
    return refusal;
  }

  private assertOpen(payment: TossPayment): void {
    if (payment.status === 'IN_PROGRESS') return;
    const isOver = payment.status === 'READY' || payment.status === 'ABORTED' || payment.status === 'EXPIRED';
    throw new TossRefusal(isOver ? 'NOT_FOUND_PAYMENT_SESSION' : 'ALREADY_PROCESSED_PAYMENT');
  }
}
