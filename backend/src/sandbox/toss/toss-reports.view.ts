import { addDays, koreanDay } from '#kernel/korean-time';
import { shareOfWon } from '#kernel/won';

import type { Period, ReportPage } from './toss-api';
import type { Reversal, TossPayment } from './toss-payment';
import { MERCHANT_ID } from './toss-payment.view';
import { tossTime } from './toss-time';

/** Invented, round terms of a contract: card and easy pay 3.0 %, transfer 2.0 %, virtual account 300 won; plus VAT. */
const FEE_PER_MILLE: Readonly<Record<string, number>> = { 카드: 30, 간편결제: 30, 계좌이체: 20 };
const VIRTUAL_ACCOUNT_FEE = 300;
const DAYS_UNTIL_PAID_OUT = 3;

interface Movement {
  readonly payment: TossPayment;
  readonly transactionKey: string;
  readonly amount: number;
  readonly status: string;
  readonly at: string;
  readonly isCancel: boolean;
}

/** Every movement of money there was: approvals and deposits in, cancellations out. */
function movements(payments: readonly TossPayment[], period: Period): Movement[] {
  return payments
    .flatMap((payment): Movement[] => {
      const reversed = (payment.reversals ?? []).flatMap((reversal) => reversalOf(payment, reversal));
      if (!payment.approvedAt || !payment.transactionKey) return reversed;
      const capture = {
        payment,
        transactionKey: payment.transactionKey,
        amount: payment.totalAmount,
        status: 'DONE',
        at: payment.approvedAt,
        isCancel: false,
      };
      return [
        ...reversed,
        capture,
        ...payment.cancels.map((cancel) => ({
          payment,
          transactionKey: cancel.transactionKey,
          amount: -cancel.cancelAmount,
          status: cancel.refundableAmount === 0 ? 'CANCELED' : 'PARTIAL_CANCELED',
          at: cancel.canceledAt,
          isCancel: true,
        })),
      ];
    })
    .filter(({ at }) => at >= period.from.toISOString() && at <= period.to.toISOString())
    .sort((a, b) => a.at.localeCompare(b.at));
}

/** A deposit that came and went. */
function reversalOf(payment: TossPayment, { deposit, transactionKey, at }: Reversal): Movement[] {
  const amount = payment.totalAmount;
  return [
    { payment, transactionKey: deposit.transactionKey, amount, status: 'DONE', at: deposit.at, isCancel: false },
    { payment, transactionKey, amount: -amount, status: 'CANCELED', at, isCancel: true },
  ];
}

/** `GET /v1/transactions`: oldest first, continued with `startingAfter`. Cancelled amounts are positive, as Toss's are. */
export function transactionsView(payments: readonly TossPayment[], period: Period, page: ReportPage): unknown[] {
  const all = movements(payments, period);
  const start = page.startingAfter ? all.findIndex((each) => each.transactionKey === page.startingAfter) + 1 : 0;
  return all.slice(start, start + page.limit).map(({ payment, transactionKey, amount, status, at }) => ({
    mId: MERCHANT_ID,
    transactionKey,
    paymentKey: payment.paymentKey,
    orderId: payment.orderId,
    method: payment.method,
    customerKey: payment.customer.key,
    useEscrow: false,
    receiptUrl: null,
    status,
    transactionAt: tossTime(at),
    currency: 'KRW',
    amount: Math.abs(amount),
  }));
}

/** `GET /v1/settlements`: what is paid out to the merchant, by the day of sale; cancellations are negative. */
export function settlementsView(payments: readonly TossPayment[], period: Period, page: ReportPage): unknown[] {
  const start = (page.page - 1) * page.limit;
  return movements(payments, period)
    .slice(start, start + page.limit)
    .map(({ payment, transactionKey, amount, at, isCancel }) => {
      const perMille = FEE_PER_MILLE[payment.method ?? ''];
      const supplyAmount =
        perMille === undefined ? (isCancel ? 0 : VIRTUAL_ACCOUNT_FEE) : shareOfWon(amount, perMille, 1_000);
      const vat = shareOfWon(supplyAmount, 1, 10);
      const soldDate = koreanDay(new Date(at));
      return {
        mId: MERCHANT_ID,
        paymentKey: payment.paymentKey,
        transactionKey,
        orderId: payment.orderId,
        currency: 'KRW',
        method: payment.method,
        amount,
        interestFee: 0,
        fees: [{ type: 'BASE', fee: supplyAmount + vat }],
        fee: supplyAmount + vat,
        supplyAmount,
        vat,
        payOutAmount: amount - supplyAmount - vat,
        approvedAt: payment.approvedAt && tossTime(payment.approvedAt),
        soldDate,
        paidOutDate: addDays(soldDate, DAYS_UNTIL_PAID_OUT),
        cancel: isCancel ? { transactionKey, cancelAmount: -amount } : null,
      };
    });
}
