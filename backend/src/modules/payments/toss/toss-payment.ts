import type { CashReceiptType } from '../domain/cash-receipt';
import type {
  GatewayAccount,
  GatewayCancellation,
  GatewayCashReceipt,
  GatewayPayment,
  GatewayStatus,
} from '../domain/gateway-answer';
import type { EasyPayProvider, PaymentMethod } from '../domain/payment';

const STATUSES: ReadonlySet<string> = new Set<GatewayStatus>([
  'READY',
  'IN_PROGRESS',
  'WAITING_FOR_DEPOSIT',
  'DONE',
  'CANCELED',
  'PARTIAL_CANCELED',
  'ABORTED',
  'EXPIRED',
]);

// Toss answers names, in Korean unless the shop is set to English codes.
const METHODS: Readonly<Record<string, PaymentMethod>> = {
  카드: 'CARD',
  간편결제: 'EASY_PAY',
  계좌이체: 'TRANSFER',
  가상계좌: 'VIRTUAL_ACCOUNT',
  휴대폰: 'MOBILE_PHONE',
  문화상품권: 'GIFT_CERTIFICATE',
  도서문화상품권: 'GIFT_CERTIFICATE',
  게임문화상품권: 'GIFT_CERTIFICATE',
};
const EASY_PAYS: Readonly<Record<string, EasyPayProvider>> = {
  토스페이: 'TOSSPAY',
  카카오페이: 'KAKAOPAY',
  네이버페이: 'NAVERPAY',
  삼성페이: 'SAMSUNGPAY',
  애플페이: 'APPLEPAY',
  페이코: 'PAYCO',
  엘페이: 'LPAY',
  SSG페이: 'SSG',
  핀페이: 'PINPAY',
};

const RECEIPT_TYPES: Readonly<Record<string, CashReceiptType>> = {
  소득공제: 'INCOME_DEDUCTION',
  지출증빙: 'PROOF_OF_EXPENSE',
};

/** Reads Toss's Payment object (API 2022-11-16); undefined when it is not one. Unknown fields are ignored. */
export function readTossPayment(body: unknown): GatewayPayment | undefined {
  const payment = fields(body);
  const { paymentKey, orderId, status, currency, totalAmount } = payment;
  if (typeof paymentKey !== 'string' || typeof orderId !== 'string' || typeof currency !== 'string') return undefined;
  if (typeof status !== 'string' || !STATUSES.has(status)) return undefined;
  if (!Number.isSafeInteger(totalAmount)) return undefined;

  const easyPay = text(fields(payment['easyPay'])['provider']);
  const method = METHODS[text(payment['method']) ?? ''] ?? 'OTHER';
  return {
    paymentKey,
    orderId,
    status: status as GatewayStatus,
    currency,
    totalAmount: totalAmount as number,
    lastTransactionKey: text(payment['lastTransactionKey']),
    method: easyPay ? 'EASY_PAY' : method,
    easyPayProvider: easyPay ? (EASY_PAYS[easyPay] ?? 'OTHER') : null,
    approvedAt: instant(payment['approvedAt']),
    receiptUrl: webAddress(fields(payment['receipt'])['url']),
    failureCode: text(fields(payment['failure'])['code']),
    cancellations: list(payment['cancels']).flatMap(cancellation),
    account: account(payment['virtualAccount']),
    secret: text(payment['secret']),
    cashReceipt: readCashReceipt(payment['cashReceipt']),
  };
}

function cancellation(value: unknown): GatewayCancellation[] {
  const { transactionKey, cancelAmount, canceledAt, cancelReason } = fields(value);
  const at = instant(canceledAt);
  if (typeof transactionKey !== 'string' || !Number.isSafeInteger(cancelAmount) || !at) return [];
  return [{ transactionKey, amount: cancelAmount as number, at, reason: text(cancelReason) }];
}

function account(value: unknown): GatewayAccount | null {
  const { bankCode, accountNumber, customerName, dueDate } = fields(value);
  const dueAt = instant(dueDate);
  if (typeof bankCode !== 'string' || typeof accountNumber !== 'string' || !dueAt) return null;
  return { bankCode, accountNumber, customerName: text(customerName) ?? '', dueAt };
}

/** A receipt on its own or inside a payment; null when it is not one. */
export function readCashReceipt(value: unknown): GatewayCashReceipt | null {
  const receipt = fields(value);
  const receiptKey = text(receipt['receiptKey']);
  const type = RECEIPT_TYPES[text(receipt['type']) ?? ''];
  const { amount } = receipt;
  if (!receiptKey || !type || !Number.isSafeInteger(amount)) return null;
  return {
    type,
    receiptKey,
    issueNumber: text(receipt['issueNumber']),
    receiptUrl: webAddress(receipt['receiptUrl']),
    amount: amount as number,
  };
}

export function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Toss writes Korean time, with its offset or, for due dates in older answers, without. */
function instant(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  const at = new Date(/(Z|[+-]\d{2}:?\d{2})$/.test(value) ? value : `${value}+09:00`);
  return Number.isNaN(at.getTime()) ? null : at;
}

function webAddress(value: unknown): string | null {
  return typeof value === 'string' && /^https?:\/\//.test(value) ? value : null;
}
