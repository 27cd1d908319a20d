import { randomInt } from 'node:crypto';

import { asObject, optionalText, requiredAmount, requiredOrderId, requiredText } from './toss-input';
import { receiptOf } from './toss-cash-receipts';
import { type TossLedger, newToken, newTransactionKey } from './toss-ledger';
import type { TossPayment, VirtualAccount } from './toss-payment';
import { findBank } from './toss-reference';
import { TossRefusal } from './toss-refusal';
import { minutesAfter, parseTossTime } from './toss-time';

const DEFAULT_HOURS = 7 * 24;
const MOST_HOURS = 30 * 24;

interface AccountTerms {
  readonly bankCode: string | undefined;
  readonly validHours: number | undefined;
  readonly dueAt?: Date;
  readonly customerName: string;
  readonly now: Date;
}

/** @throws TossRefusal INVALID_BANK, INVALID_DATE (due in the past or later than 30 days) */
export function openVirtualAccount(terms: AccountTerms): VirtualAccount {
  const bank = findBank(terms.bankCode);
  if (!bank) throw new TossRefusal('INVALID_BANK');
  const dueAt = terms.dueAt ?? minutesAfter(terms.now, (terms.validHours ?? DEFAULT_HOURS) * 60);
  if (!(dueAt > terms.now) || dueAt > minutesAfter(terms.now, MOST_HOURS * 60)) throw new TossRefusal('INVALID_DATE');
  return {
    accountNumber: `X${String(randomInt(10 ** 13)).padStart(13, '0')}`,
    bankCode: bank.code,
    customerName: terms.customerName,
    dueAt: dueAt.toISOString(),
    depositorName: null,
    expired: false,
    refundStatus: 'NONE',
    refundReceiveAccount: null,
  };
}

/** Accounts that wait for a bank transfer, and the bank's side of it. */
export class TossVirtualAccounts {
  constructor(private readonly ledger: TossLedger) {}

  /** `POST /v1/virtual-accounts`: an account without the payment window. */
  issue(body: Record<string, unknown>): TossPayment {
    const orderId = requiredOrderId(body.orderId);
    this.ledger.assertOrderIsFree(orderId);
    if (body.validHours !== undefined && body.dueDate !== undefined) {
      throw new TossRefusal('INVALID_REQUEST', 'validHours와 dueDate는 하나만 사용할 수 있습니다.');
    }
    const amount = requiredAmount(body.amount);
    if (amount < 200) throw new TossRefusal('BELOW_MINIMUM_AMOUNT');
    const dueAt = body.dueDate === undefined ? undefined : parseTossTime(body.dueDate);
    if (body.dueDate !== undefined && !dueAt) throw new TossRefusal('INVALID_DATE');
    const now = this.ledger.clock.now();
    const customerName = requiredText(body.customerName, 'customerName', 100);
    const transactionKey = newTransactionKey();

    return this.ledger.save({
      paymentKey: this.ledger.newPaymentKey(),
      orderId,
      orderName: requiredText(body.orderName, 'orderName', 100),
      status: 'WAITING_FOR_DEPOSIT',
      requestedMethod: 'VIRTUAL_ACCOUNT',
      method: '가상계좌',
      totalAmount: amount,
      balanceAmount: amount,
      taxFreeAmount: 0,
      requestedAt: now.toISOString(),
      authenticatedAt: now.toISOString(),
      approvedAt: null,
      lastTransactionKey: transactionKey,
      transactionKey,
      customer: { key: null, name: customerName, email: optionalText(body.customerEmail, 'customerEmail', 100) },
      successUrl: '',
      failUrl: '',
      cardIssuer: null,
      installmentMonths: 0,
      easyPay: null,
      bankCode: findBank(body.bank)?.code ?? null,
      virtualAccount: openVirtualAccount({
        bankCode: findBank(body.bank)?.code,
        validHours: body.validHours === undefined ? undefined : requiredAmount(body.validHours, 'validHours'),
        ...(dueAt ? { dueAt } : {}),
        customerName,
        now,
      }),
      validHours: null,
      cashReceiptNumber: optionalText(asObject(body.cashReceipt).registrationNumber, 'registrationNumber', 30),
      cashReceipt: null,
      cancels: [],
      secret: `ps_${newToken(20)}`,
      failure: null,
      declineCode: null,
      metadata: null,
    });
  }

  /** The customer transferred the exact amount. @throws TossRefusal when no deposit is awaited */
  deposit(paymentKey: string, depositorName?: string): TossPayment {
    const payment = this.ledger.get(paymentKey);
    if (payment.status !== 'WAITING_FOR_DEPOSIT' || !payment.virtualAccount) {
      throw new TossRefusal('INVALID_REQUEST', '입금을 기다리는 가상계좌가 아닙니다.');
    }
    const now = this.ledger.clock.now();
    // A second deposit is another movement of money; the first keeps the key of the account.
    const transactionKey = payment.reversals?.length ? newTransactionKey() : payment.transactionKey;
    return this.ledger.save({
      ...payment,
      status: 'DONE',
      approvedAt: now.toISOString(),
      transactionKey,
      lastTransactionKey: transactionKey,
      cashReceipt: receiptOf(payment, now),
      virtualAccount: {
        ...payment.virtualAccount,
        depositorName: depositorName ?? payment.virtualAccount.customerName,
      },
    });
  }

  /** The bank took the deposit back: the payment waits again (docs /en/webhooks: "in very few cases"). */
  reverseDeposit(paymentKey: string): TossPayment {
    const payment = this.ledger.get(paymentKey);
    const { approvedAt, transactionKey } = payment;
    if (payment.status !== 'DONE' || !payment.virtualAccount || !approvedAt || !transactionKey) {
      throw new TossRefusal('INVALID_REQUEST', '입금된 가상계좌가 아닙니다.');
    }
    const reversal = {
      deposit: { transactionKey, at: approvedAt },
      transactionKey: newTransactionKey(),
      at: this.ledger.clock.now().toISOString(),
    };
    return this.ledger.save({
      ...payment,
      status: 'WAITING_FOR_DEPOSIT',
      approvedAt: null,
      cashReceipt: null,
      lastTransactionKey: reversal.transactionKey,
      reversals: [...(payment.reversals ?? []), reversal],
      virtualAccount: { ...payment.virtualAccount, depositorName: null },
    });
  }
}
