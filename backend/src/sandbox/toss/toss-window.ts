import type { Html } from '../web/html';
import { layout } from '../web/layout';
import { type WebAnswer, asset, page, redirect } from '../web/web-answer';
import type { WebRequest } from '../web/web-request';
import type { WebRoutes } from '../web/web-server';
import type { TossCashReceipts } from './toss-cash-receipts';
import { type PaymentChoice, type TossCheckout, failLocation, successLocation } from './toss-checkout';
import type { TossLedger } from './toss-ledger';
import type { Method, TossPayment } from './toss-payment';
import { cashReceiptPage, receiptPage } from './toss-receipt.page';
import { TossRefusal } from './toss-refusal';
import { tossSdkScript } from './toss-sdk';
import { closedPage, windowPage } from './toss-window.page';

/** What the customer's browser meets: the SDK, the payment window and the receipts. */
export class TossWindow {
  constructor(
    private readonly ledger: TossLedger,
    private readonly checkout: TossCheckout,
    private readonly cashReceipts: TossCashReceipts,
    private readonly clientKey: string,
  ) {}

  register(routes: WebRoutes): void {
    routes
      .get('/toss/v2/standard', (request) => asset('text/javascript', tossSdkScript(request.origin, this.clientKey)))
      .get('/toss/window', (request) => this.open(request))
      .get('/toss/window/:paymentKey', (request) => this.withPayment(request, (payment) => show(request, payment)))
      .post('/toss/window/:paymentKey/pay', (request) =>
        this.withPayment(request, (payment) => this.pay(request, payment)),
      )
      .post('/toss/window/:paymentKey/cancel', (request) =>
        this.withPayment(request, (payment) =>
          this.fail(request, payment, 'PAY_PROCESS_CANCELED', '사용자에 의해 결제가 취소되었습니다.'),
        ),
      )
      .get('/toss/receipts/:paymentKey', (request) =>
        this.withPayment(request, (payment) => {
          if (!payment.lastTransactionKey) return lost(request);
          return shown(request, receiptPage(payment, request.locale), t(request, '영수증', 'Receipt'));
        }),
      )
      .get('/toss/cash-receipts/:receiptKey', (request) => {
        const receipt = this.cashReceipts.find(request.param('receiptKey'));
        if (!receipt) return lost(request);
        return shown(request, cashReceiptPage(receipt, request.locale), t(request, '현금영수증', 'Cash receipt'));
      });
  }

  /** The SDK sends the browser here; from here on the address of the window survives a reload. */
  private async open(request: WebRequest): Promise<WebAnswer> {
    const order = decoded(request.query.get('request') ?? '');
    if (!order) return lost(request);
    try {
      const payment = this.checkout.open(order);
      await this.ledger.journal.durable();
      return redirect(`/toss/window/${payment.paymentKey}`);
    } catch (error) {
      if (!(error instanceof TossRefusal)) throw error;
      const { failUrl, orderId } = order;
      const canReturn = typeof failUrl === 'string' && /^https?:\/\//.test(failUrl) && URL.canParse(failUrl);
      // An unknown merchant has no say in where the browser goes.
      if (canReturn && error.code !== 'UNAUTHORIZED_KEY')
        return redirect(failLocation(failUrl, String(orderId), error));
      const title = t(request, '결제창을 열 수 없습니다', 'The payment window cannot open');
      return shown(request, closedPage(title, error.message), title, error.status);
    }
  }

  private async pay(request: WebRequest, payment: TossPayment): Promise<WebAnswer> {
    const { form } = request;
    if (payment.status !== 'READY' && payment.status !== 'IN_PROGRESS') return over(request, payment);
    if (form.get('agreed') !== 'yes') return redirect(`/toss/window/${payment.paymentKey}?problem=not-agreed`);
    if (form.get('ending') === 'PAY_PROCESS_ABORTED') {
      return this.fail(request, payment, 'PAY_PROCESS_ABORTED', '결제 진행 중 인증에 실패하여 결제가 중단되었습니다.');
    }
    try {
      const authenticated = this.checkout.authenticate(payment.paymentKey, choiceOf(form));
      await this.ledger.journal.durable();
      return redirect(successLocation(authenticated));
    } catch (error) {
      if (!(error instanceof TossRefusal)) throw error;
      return redirect(`/toss/window/${payment.paymentKey}?problem=${error.code}`);
    }
  }

  private async fail(request: WebRequest, payment: TossPayment, code: string, message: string): Promise<WebAnswer> {
    const ended = this.checkout.fail(payment.paymentKey, code, message);
    await this.ledger.journal.durable();
    return ended.failure ? redirect(failedLocation(ended)) : over(request, ended);
  }

  private withPayment(
    request: WebRequest,
    work: (payment: TossPayment) => WebAnswer | Promise<WebAnswer>,
  ): WebAnswer | Promise<WebAnswer> {
    const payment = this.ledger.find(request.param('paymentKey'));
    return payment ? work(payment) : lost(request);
  }
}

function show(request: WebRequest, payment: TossPayment): WebAnswer {
  if (payment.status !== 'READY') return over(request, payment);
  return shown(request, windowPage(payment, request.locale, problemOf(request)), t(request, '결제', 'Pay'));
}

/** The window of a payment that needs nothing from the customer any more: the way back to the shop. */
function over(request: WebRequest, payment: TossPayment): WebAnswer {
  const title = t(request, '이미 끝난 결제창입니다', 'This payment window is over');
  const label = t(request, '상점으로 돌아가기', 'Back to the shop');
  const hasFailed = payment.status === 'EXPIRED' || payment.status === 'ABORTED';
  // An account issued by API never had a window to come back from.
  const link = payment.successUrl
    ? { href: hasFailed ? failedLocation(payment) : successLocation(payment), label }
    : undefined;
  const text =
    payment.status === 'EXPIRED'
      ? t(
          request,
          '결제 시간이 지났습니다. 상점에서 다시 시도해 주세요.',
          'Time is up. Please start again from the shop.',
        )
      : t(request, '상점에서 결제 결과를 확인해 주세요.', 'Please see the result at the shop.');
  return shown(request, closedPage(title, text, link), title);
}

function failedLocation(payment: TossPayment): string {
  const failure = payment.failure ?? { code: 'PAY_PROCESS_ABORTED', message: '결제 시간이 지났습니다.' };
  return failLocation(payment.failUrl, payment.orderId, failure);
}

function problemOf(request: WebRequest): string | undefined {
  const problem = request.query.get('problem');
  if (problem === 'not-agreed') return t(request, '결제에 동의해 주세요.', 'Please agree to the payment.');
  return problem === null ? undefined : new TossRefusal(problem).message;
}

function choiceOf(form: URLSearchParams): PaymentChoice {
  const method = form.get('method') as Method;
  const text = (name: string) => form.get(name) || undefined;
  const prefixes: Partial<Record<Method, string>> = { 계좌이체: 'transfer', 가상계좌: 'account' };
  const prefix = prefixes[method];
  return {
    method,
    cardIssuer: text('cardIssuer'),
    installmentMonths: Number(form.get('installmentMonths') ?? 0),
    easyPay: text('easyPay'),
    bankCode: prefix && text(`${prefix}Bank`),
    depositor: text('depositor'),
    cashReceiptNumber: prefix && text(`${prefix}ReceiptNumber`),
    declineCode: text('ending'),
  };
}

function decoded(data: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(data, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function lost(request: WebRequest): WebAnswer {
  const title = t(request, '결제를 찾을 수 없습니다', 'No such payment');
  return shown(
    request,
    closedPage(title, t(request, '주소를 확인해 주세요.', 'Please check the address.')),
    title,
    404,
  );
}

function shown(request: WebRequest, body: Html, title: string, status = 200): WebAnswer {
  const name = t(request, '토스페이먼츠 테스트', 'Toss Payments test');
  return page(layout(request, { title, brand: 'toss', name, body }), status);
}

function t(request: WebRequest, ko: string, en: string): string {
  return request.locale === 'ko' ? ko : en;
}
