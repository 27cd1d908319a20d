import type { TossLedger } from './toss-ledger';
import type { Method, PaymentStatus, TossPayment, VirtualAccount } from './toss-payment';
import { TossRefusal } from './toss-refusal';

interface PastPayment {
  readonly paymentKey: string;
  readonly orderId: string;
  readonly orderName: string;
  readonly method: Method;
  readonly easyPay: string | null;
  readonly totalAmount: number;
  readonly requestedAt: string;
  readonly approvedAt: string;
  readonly transactionKey: string;
  readonly customerName: string;
  readonly account: { readonly bankCode: string; readonly accountNumber: string; readonly dueAt: string } | null;
  readonly cancels: readonly { readonly transactionKey: string; readonly amount: number; readonly at: string }[];
}

/**
 * Payments a merchant had before this sandbox existed: demo sales, so that they can be looked up, given back and compared
 * as any other. Known ones stay as they are, and nobody is told of them. @throws TossRefusal INVALID_REQUEST
 */
export function rememberHistory(ledger: TossLedger, payments: unknown): { remembered: number } {
  if (!Array.isArray(payments)) throw new TossRefusal('INVALID_REQUEST', 'payments is not a list');
  const unknown = (payments as PastPayment[]).filter(({ paymentKey }) => !ledger.find(paymentKey));
  ledger.remember(unknown.map(paymentOf));
  return { remembered: unknown.length };
}

function paymentOf(past: PastPayment): TossPayment {
  const { paymentKey, orderId, orderName, method, easyPay, totalAmount, transactionKey } = past;
  const [requestedAt, approvedAt] = [utc(past.requestedAt), utc(past.approvedAt)];
  let balance = totalAmount;
  const cancels = past.cancels.map(({ transactionKey, amount, at }) => {
    balance -= amount;
    return {
      transactionKey,
      cancelReason: '고객 변심',
      cancelAmount: amount,
      taxFreeAmount: 0,
      refundableAmount: balance,
      canceledAt: utc(at),
    };
  });
  return {
    ...{
      paymentKey,
      orderId,
      orderName,
      method,
      easyPay,
      totalAmount,
      requestedAt,
      approvedAt,
      transactionKey,
      cancels,
    },
    status: statusOf(balance, totalAmount),
    requestedMethod: method === '가상계좌' ? 'VIRTUAL_ACCOUNT' : method === '계좌이체' ? 'TRANSFER' : 'CARD',
    balanceAmount: balance,
    taxFreeAmount: 0,
    authenticatedAt: requestedAt,
    lastTransactionKey: cancels.at(-1)?.transactionKey ?? transactionKey,
    customer: { key: null, name: past.customerName, email: null },
    successUrl: '',
    failUrl: '',
    cardIssuer: method === '카드' ? '41' : null,
    installmentMonths: 0,
    bankCode: method === '계좌이체' ? '88' : null,
    virtualAccount: past.account && accountOf(past.account, past.customerName),
    validHours: null,
    cashReceiptNumber: null,
    cashReceipt: null,
    secret: 'demo',
    failure: null,
    declineCode: null,
    metadata: null,
  };
}

/** The one spelling the ledger sorts by. */
const utc = (instant: string): string => new Date(instant).toISOString();

function statusOf(balance: number, total: number): PaymentStatus {
  if (balance === total) return 'DONE';
  return balance === 0 ? 'CANCELED' : 'PARTIAL_CANCELED';
}

function accountOf(account: NonNullable<PastPayment['account']>, customerName: string): VirtualAccount {
  return {
    ...account,
    dueAt: utc(account.dueAt),
    customerName,
    depositorName: customerName,
    expired: false,
    refundStatus: 'NONE',
    refundReceiveAccount: null,
  };
}
