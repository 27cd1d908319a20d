import { asObject, requiredAmount, requiredText } from './toss-input';
import { type TossLedger, newTransactionKey } from './toss-ledger';
import type { PaymentStatus, RefundAccount, TossPayment } from './toss-payment';
import { findBank } from './toss-reference';
import { TossRefusal } from './toss-refusal';

/** Of two cancels for one payment within this time only the first is processed (docs, cancel guide). */
const BURST_MS = 1_000;
const PAID: ReadonlySet<PaymentStatus> = new Set(['DONE', 'PARTIAL_CANCELED', 'WAITING_FOR_DEPOSIT']);

export class TossCancellation {
  constructor(private readonly ledger: TossLedger) {}

  /** `POST /v1/payments/{paymentKey}/cancel`; without `cancelAmount` all that is left. @throws TossRefusal */
  cancel(paymentKey: string, body: Record<string, unknown>): TossPayment {
    const payment = this.ledger.get(paymentKey);
    const cancelReason = requiredText(body.cancelReason, 'cancelReason');
    if (payment.status === 'CANCELED') throw new TossRefusal('ALREADY_CANCELED_PAYMENT');
    if (!PAID.has(payment.status)) throw new TossRefusal('NOT_CANCELABLE_PAYMENT');
    const now = this.ledger.clock.now();
    const last = payment.cancels.at(-1);
    if (last && now.getTime() - Date.parse(last.canceledAt) < BURST_MS) {
      throw new TossRefusal('FORBIDDEN_CONSECUTIVE_REQUEST');
    }

    const cancelAmount = this.amountOf(payment, body);
    const account = this.refundAccountOf(payment, body);
    const balanceAmount = payment.balanceAmount - cancelAmount;
    const transactionKey = newTransactionKey();
    return this.ledger.save({
      ...payment,
      status: balanceAmount === 0 ? 'CANCELED' : 'PARTIAL_CANCELED',
      balanceAmount,
      lastTransactionKey: transactionKey,
      // A receipt that came with the payment follows it by itself.
      cashReceipt: payment.cashReceipt && {
        ...payment.cashReceipt,
        canceledAmount: payment.cashReceipt.canceledAmount + cancelAmount,
      },
      virtualAccount: payment.virtualAccount && {
        ...payment.virtualAccount,
        refundStatus: account ? 'COMPLETED' : payment.virtualAccount.refundStatus,
        refundReceiveAccount: account ?? payment.virtualAccount.refundReceiveAccount,
      },
      cancels: [
        ...payment.cancels,
        {
          transactionKey,
          cancelReason,
          cancelAmount,
          taxFreeAmount: 0,
          refundableAmount: balanceAmount,
          canceledAt: now.toISOString(),
        },
      ],
    });
  }

  private amountOf(payment: TossPayment, body: Record<string, unknown>): number {
    const known = body.refundableAmount;
    if (known !== undefined && known !== payment.balanceAmount) throw new TossRefusal('NOT_MATCHES_REFUNDABLE_AMOUNT');
    const amount =
      body.cancelAmount === undefined ? payment.balanceAmount : requiredAmount(body.cancelAmount, 'cancelAmount');
    const isUnpaid = payment.status === 'WAITING_FOR_DEPOSIT';
    if (amount > payment.balanceAmount || (isUnpaid && amount !== payment.balanceAmount)) {
      throw new TossRefusal('NOT_CANCELABLE_AMOUNT');
    }
    return amount;
  }

  /** Money that came from a bank account nobody knows can only go back to one the merchant names. */
  private refundAccountOf(payment: TossPayment, body: Record<string, unknown>): RefundAccount | null {
    if (payment.method !== '가상계좌' || payment.status === 'WAITING_FOR_DEPOSIT') return null;
    if (body.refundReceiveAccount === undefined) throw new TossRefusal('INVALID_REFUND_ACCOUNT_INFO');
    const account = asObject(body.refundReceiveAccount);
    const bank = findBank(account.bank);
    if (!bank) throw new TossRefusal('INVALID_BANK');
    if (typeof account.accountNumber !== 'string' || !/^\d{6,20}$/.test(account.accountNumber)) {
      throw new TossRefusal('INVALID_REFUND_ACCOUNT_NUMBER');
    }
    if (typeof account.holderName !== 'string' || account.holderName.trim() === '') {
      throw new TossRefusal('INVALID_REFUND_ACCOUNT_INFO');
    }
    return { bankCode: bank.code, accountNumber: account.accountNumber, holderName: account.holderName };
  }
}
