import { shareOfWon } from '#kernel/won';

import type { CashReceipt, Cancellation, TossPayment, VirtualAccount } from './toss-payment';
import { tossTime } from './toss-time';

export const MERCHANT_ID = 'tiketi';
const API_VERSION = '2022-11-16';

/** The Payment object of Toss's API, as of version 2022-11-16. `origin` is where the sandbox's own pages are. */
export function paymentView(payment: TossPayment, origin: string): Record<string, unknown> {
  const vat = vatOf(payment.balanceAmount - taxFreeLeft(payment));
  const approved = payment.approvedAt !== null || payment.status === 'WAITING_FOR_DEPOSIT';

  return {
    mId: MERCHANT_ID,
    version: API_VERSION,
    paymentKey: payment.paymentKey,
    type: 'NORMAL',
    orderId: payment.orderId,
    orderName: payment.orderName,
    lastTransactionKey: payment.lastTransactionKey,
    status: payment.status,
    method: payment.method,
    currency: 'KRW',
    country: 'KR',
    requestedAt: tossTime(payment.requestedAt),
    approvedAt: payment.approvedAt && tossTime(payment.approvedAt),
    totalAmount: payment.totalAmount,
    balanceAmount: payment.balanceAmount,
    suppliedAmount: payment.balanceAmount - vat,
    vat,
    taxFreeAmount: taxFreeLeft(payment),
    taxExemptionAmount: 0,
    useEscrow: false,
    cultureExpense: false,
    isPartialCancelable: true,
    card: payment.cardIssuer ? cardView(payment) : null,
    easyPay: payment.easyPay ? easyPayView(payment) : null,
    transfer: payment.method === '계좌이체' ? { bankCode: payment.bankCode, settlementStatus: 'INCOMPLETED' } : null,
    virtualAccount: payment.virtualAccount && virtualAccountView(payment.virtualAccount),
    mobilePhone: null,
    giftCertificate: null,
    cashReceipt: payment.cashReceipt && shortReceiptView(payment.cashReceipt, origin),
    cashReceipts: payment.cashReceipt ? [longReceiptView(payment.cashReceipt, origin)] : null,
    discount: null,
    cancels: payment.cancels.length > 0 ? payment.cancels.map(cancelView) : null,
    secret: approved || payment.failure ? payment.secret : null,
    failure: payment.failure,
    receipt: approved ? { url: `${origin}/toss/receipts/${payment.paymentKey}` } : null,
    checkout: { url: `${origin}/toss/window/${payment.paymentKey}` },
    metadata: payment.metadata,
  };
}

/** Prices include 10 % VAT; Toss rounds the tax, the rest is the supplied amount. */
function vatOf(taxed: number): number {
  return shareOfWon(taxed, 1, 11);
}

function taxFreeLeft(payment: TossPayment): number {
  return payment.taxFreeAmount - payment.cancels.reduce((sum, cancel) => sum + cancel.taxFreeAmount, 0);
}

function cardView(payment: TossPayment) {
  return {
    issuerCode: payment.cardIssuer,
    acquirerCode: payment.cardIssuer,
    number: '53275010****123*',
    installmentPlanMonths: payment.installmentMonths,
    isInterestFree: false,
    interestPayer: null,
    approveNo: payment.approvedAt ? '00000000' : '',
    useCardPoint: false,
    cardType: '신용',
    ownerType: '개인',
    acquireStatus: 'READY',
    amount: payment.totalAmount,
  };
}

function easyPayView(payment: TossPayment) {
  return { provider: payment.easyPay, amount: payment.cardIssuer ? 0 : payment.totalAmount, discountAmount: 0 };
}

function virtualAccountView(account: VirtualAccount) {
  return {
    accountType: '일반',
    accountNumber: account.accountNumber,
    bankCode: account.bankCode,
    customerName: account.customerName,
    depositorName: account.depositorName,
    dueDate: tossTime(account.dueAt).slice(0, 19),
    refundStatus: account.refundStatus,
    expired: account.expired,
    settlementStatus: 'INCOMPLETED',
    refundReceiveAccount: account.refundReceiveAccount,
  };
}

/** One of a payment's cancellations. */
export function cancelView(cancel: Cancellation) {
  return {
    transactionKey: cancel.transactionKey,
    cancelReason: cancel.cancelReason,
    canceledAt: tossTime(cancel.canceledAt),
    cancelAmount: cancel.cancelAmount,
    taxFreeAmount: cancel.taxFreeAmount,
    taxExemptionAmount: 0,
    refundableAmount: cancel.refundableAmount,
    transferDiscountAmount: 0,
    easyPayDiscountAmount: 0,
    receiptKey: null,
    cancelStatus: 'DONE',
    cancelRequestId: null,
  };
}

function shortReceiptView(receipt: CashReceipt, origin: string) {
  return {
    type: receipt.type,
    receiptKey: receipt.receiptKey,
    issueNumber: receipt.issueNumber,
    receiptUrl: `${origin}/toss/cash-receipts/${receipt.receiptKey}`,
    amount: receipt.amount,
    taxFreeAmount: 0,
  };
}

/** A cash receipt on its own, as `POST /v1/cash-receipts` answers it. */
export function longReceiptView(receipt: CashReceipt, origin: string): Record<string, unknown> {
  const canceled = receipt.canceledAmount >= receipt.amount;
  return {
    ...shortReceiptView(receipt, origin),
    orderId: receipt.orderId,
    orderName: receipt.orderName,
    businessNumber: '1234567890',
    transactionType: canceled ? 'CANCEL' : 'CONFIRM',
    issueStatus: 'COMPLETED',
    failure: null,
    customerIdentityNumber: masked(receipt.customerIdentityNumber),
    requestedAt: tossTime(receipt.requestedAt),
  };
}

function masked(identity: string): string {
  return identity.slice(0, 3) + '*'.repeat(Math.max(0, identity.length - 7)) + identity.slice(-4);
}
