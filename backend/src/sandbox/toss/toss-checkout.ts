import { asObject, optionalText, requiredAmount, requiredOrderId, requiredText } from './toss-input';
import { type TossLedger, newToken } from './toss-ledger';
import type { Method, RequestedMethod, TossPayment } from './toss-payment';
import { TossRefusal } from './toss-refusal';
import { openVirtualAccount } from './toss-virtual-accounts';

const METHODS: Readonly<Record<RequestedMethod, readonly Method[]>> = {
  CARD: ['카드', '간편결제'],
  TRANSFER: ['계좌이체'],
  VIRTUAL_ACCOUNT: ['가상계좌'],
};

/** The choices a customer can make in the window for what the merchant asked. */
export function methodsOf(payment: TossPayment): readonly Method[] {
  return METHODS[payment.requestedMethod];
}

/** What the customer chose in the payment window. */
export interface PaymentChoice {
  readonly method: Method;
  readonly cardIssuer?: string;
  readonly installmentMonths?: number;
  readonly easyPay?: string;
  readonly bankCode?: string;
  readonly validHours?: number;
  readonly depositor?: string;
  readonly cashReceiptNumber?: string;
  readonly declineCode?: string;
}

/** The customer's side of a payment: opened by the SDK, authenticated or abandoned in the window. No money moves. */
export class TossCheckout {
  constructor(
    private readonly ledger: TossLedger,
    private readonly clientKey: string,
  ) {}

  /**
   * Registers what the merchant's page passed to `requestPayment`.
   * @throws TossRefusal UNAUTHORIZED_KEY, INVALID_REQUEST, DUPLICATED_ORDER_ID
   */
  open(request: Record<string, unknown>): TossPayment {
    if (request.clientKey !== this.clientKey) throw new TossRefusal('UNAUTHORIZED_KEY');
    const amount = asObject(request.amount);
    if ((amount.currency ?? 'KRW') !== 'KRW') throw new TossRefusal('INVALID_REQUEST', '지원하지 않는 통화입니다.');
    const method = request.method;
    if (method !== 'CARD' && method !== 'TRANSFER' && method !== 'VIRTUAL_ACCOUNT') {
      throw new TossRefusal('INVALID_REQUEST', '지원하지 않는 결제수단입니다.');
    }
    const { validHours } = asObject(request.virtualAccount);
    const orderId = requiredOrderId(request.orderId);
    this.ledger.assertOrderIsFree(orderId);

    return this.ledger.save({
      paymentKey: this.ledger.newPaymentKey(),
      orderId,
      orderName: requiredText(request.orderName, 'orderName', 100),
      status: 'READY',
      requestedMethod: method,
      method: null,
      totalAmount: requiredAmount(amount.value, 'amount.value'),
      balanceAmount: requiredAmount(amount.value, 'amount.value'),
      taxFreeAmount: 0,
      requestedAt: this.ledger.clock.now().toISOString(),
      authenticatedAt: null,
      approvedAt: null,
      lastTransactionKey: null,
      transactionKey: null,
      customer: {
        key: optionalText(request.customerKey, 'customerKey', 300),
        name: optionalText(request.customerName, 'customerName', 100),
        email: optionalText(request.customerEmail, 'customerEmail', 100),
      },
      successUrl: requiredUrl(request.successUrl, 'successUrl'),
      failUrl: requiredUrl(request.failUrl, 'failUrl'),
      cardIssuer: null,
      installmentMonths: 0,
      easyPay: optionalText(asObject(request.card).easyPay, 'card.easyPay', 20),
      bankCode: null,
      virtualAccount: null,
      validHours: validHours === undefined ? null : requiredAmount(validHours, 'virtualAccount.validHours'),
      cashReceiptNumber: null,
      cashReceipt: null,
      cancels: [],
      secret: `ps_${newToken(20)}`,
      failure: null,
      declineCode: null,
      metadata: null,
    });
  }

  /** The customer proved to be the owner of the card or account. @throws TossRefusal when the time is over */
  authenticate(paymentKey: string, choice: PaymentChoice): TossPayment {
    const payment = this.ledger.get(paymentKey);
    // The same press twice (a double click, the back button) leads to the same place.
    if (payment.status === 'IN_PROGRESS') return payment;
    if (payment.status !== 'READY') throw new TossRefusal('NOT_FOUND_PAYMENT_SESSION');
    if (!methodsOf(payment).includes(choice.method)) throw new TossRefusal('INVALID_REQUEST');
    const now = this.ledger.clock.now();

    return this.ledger.save({
      ...payment,
      status: 'IN_PROGRESS',
      method: choice.method,
      authenticatedAt: now.toISOString(),
      cardIssuer: choice.method === '카드' ? (choice.cardIssuer ?? null) : null,
      installmentMonths: choice.method === '카드' ? (choice.installmentMonths ?? 0) : 0,
      easyPay: choice.method === '간편결제' ? (choice.easyPay ?? null) : null,
      bankCode: choice.bankCode ?? null,
      virtualAccount:
        choice.method === '가상계좌'
          ? openVirtualAccount({
              bankCode: choice.bankCode,
              validHours: choice.validHours ?? payment.validHours ?? undefined,
              customerName: choice.depositor ?? payment.customer.name ?? '구매자',
              now,
            })
          : null,
      cashReceiptNumber: choice.cashReceiptNumber?.replace(/-/g, '') ?? null,
      declineCode: choice.declineCode ?? null,
    });
  }

  /** The customer closed the window, or could not prove to be the owner. */
  fail(paymentKey: string, code: string, message: string): TossPayment {
    const payment = this.ledger.get(paymentKey);
    if (payment.status !== 'READY') return payment;
    return this.ledger.save({ ...payment, status: 'ABORTED', failure: { code, message } });
  }
}

/** Where the browser goes once the customer has authenticated. */
export function successLocation(payment: TossPayment): string {
  const url = new URL(payment.successUrl);
  url.searchParams.set('paymentType', 'NORMAL');
  url.searchParams.set('orderId', payment.orderId);
  url.searchParams.set('paymentKey', payment.paymentKey);
  url.searchParams.set('amount', String(payment.totalAmount));
  return url.href;
}

/** Where the browser goes when the window ended without a payment. */
export function failLocation(failUrl: string, orderId: string, failure: { code: string; message: string }): string {
  const url = new URL(failUrl);
  url.searchParams.set('code', failure.code);
  url.searchParams.set('message', failure.message);
  url.searchParams.set('orderId', orderId);
  return url.href;
}

function requiredUrl(value: unknown, name: string): string {
  const text = requiredText(value, name, 2048);
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new TossRefusal('INVALID_REQUEST', `${name}은 http(s)로 시작하는 절대 주소여야 합니다.`);
  }
  return text;
}
