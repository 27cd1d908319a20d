import { layout } from '../web/layout';
import { type WebAnswer, asset, page, redirect } from '../web/web-answer';
import type { WebRequest } from '../web/web-request';
import type { WebRoutes } from '../web/web-server';
import { type PaymentChoice, type TossCheckout, failLocation, successLocation } from './toss-checkout';
import type { TossLedger } from './toss-ledger';
import type { Method, TossPayment } from './toss-payment';
import { receiptPage } from './toss-receipt.page';
import { TossRefusal } from './toss-refusal';
import { tossSdkScript } from './toss-sdk';
import { closedPage, windowPage } from './toss-window.page';

/** What the customer's browser meets: the SDK, the payment window and the receipt. */
export function tossWindow(routes: WebRoutes, ledger: TossLedger, checkout: TossCheckout, clientKey: string): void {
  routes
    .get('/toss/v2/standard', (request) => ({
      ...asset('text/javascript', tossSdkScript(request.origin, clientKey)),
    }))
    .get('/toss/window', (request) => open(request, checkout, ledger))
    .get('/toss/window/:paymentKey', (request) => show(request, ledger))
    .post('/toss/window/:paymentKey/pay', (request) => pay(request, checkout, ledger))
    .post('/toss/window/:paymentKey/cancel', (request) => cancel(request, checkout, ledger))
    .get('/toss/receipts/:paymentKey', (request) => {
      const payment = ledger.find(request.param('paymentKey'));
      if (!payment?.lastTransactionKey) return lost(request);
      return shown(request, receiptPage(payment, request.locale), t(request, '영수증', 'Receipt'));
    });
}

async function open(request: WebRequest, checkout: TossCheckout, ledger: TossLedger): Promise<WebAnswer> {
  const order = decoded(request.query.get('request') ?? '');
  if (!order) return lost(request);
  try {
    const payment = checkout.open(order);
    await ledger.journal.durable();
    return redirect(`/toss/window/${payment.paymentKey}`);
  } catch (error) {
    if (!(error instanceof TossRefusal)) throw error;
    const { failUrl, orderId } = order;
    const canReturn = typeof failUrl === 'string' && /^https?:\/\//.test(failUrl) && URL.canParse(failUrl);
    // An unknown merchant has no say in where the browser goes.
    if (canReturn && error.code !== 'UNAUTHORIZED_KEY') return redirect(failLocation(failUrl, String(orderId), error));
    return shown(
      request,
      closedPage(t(request, '결제창을 열 수 없습니다', 'The window cannot open'), error.message),
      'error',
    );
  }
}

function show(request: WebRequest, ledger: TossLedger): WebAnswer {
  const payment = ledger.find(request.param('paymentKey'));
  if (!payment) return lost(request);
  if (payment.status === 'READY') return shown(request, windowPage(payment, request.locale), t(request, '결제', 'Pay'));
  return over(request, payment);
}

async function pay(request: WebRequest, checkout: TossCheckout, ledger: TossLedger): Promise<WebAnswer> {
  const payment = ledger.find(request.param('paymentKey'));
  if (!payment) return lost(request);
  if (payment.status !== 'READY' && payment.status !== 'IN_PROGRESS') return over(request, payment);
  const form = request.form;
  if (form.get('agreed') !== 'yes') {
    const problem = t(request, '결제에 동의해 주세요.', 'Please agree to the payment.');
    return shown(request, windowPage(payment, request.locale, problem), t(request, '결제', 'Pay'), 400);
  }
  if (form.get('ending') === 'PAY_PROCESS_ABORTED') {
    const ended = checkout.fail(
      payment.paymentKey,
      'PAY_PROCESS_ABORTED',
      '결제 진행 중 승인에 실패하여 결제가 중단되었습니다.',
    );
    await ledger.journal.durable();
    return failed(ended);
  }
  try {
    const authenticated = checkout.authenticate(payment.paymentKey, choiceOf(form));
    await ledger.journal.durable();
    return redirect(successLocation(authenticated));
  } catch (error) {
    if (!(error instanceof TossRefusal)) throw error;
    return shown(request, windowPage(payment, request.locale, error.message), t(request, '결제', 'Pay'), 400);
  }
}

async function cancel(request: WebRequest, checkout: TossCheckout, ledger: TossLedger): Promise<WebAnswer> {
  const payment = ledger.find(request.param('paymentKey'));
  if (!payment) return lost(request);
  const ended = checkout.fail(payment.paymentKey, 'PAY_PROCESS_CANCELED', '사용자에 의해 결제가 취소되었습니다.');
  await ledger.journal.durable();
  return ended.failure ? failed(ended) : over(request, ended);
}

function failed(payment: TossPayment): WebAnswer {
  const failure = payment.failure ?? { code: 'PAY_PROCESS_ABORTED', message: '결제가 중단되었습니다.' };
  return redirect(failLocation(payment.failUrl, payment.orderId, failure));
}

/** The window of a payment that needs nothing from the customer any more: the way back to the shop. */
function over(request: WebRequest, payment: TossPayment): WebAnswer {
  const title = t(request, '이미 끝난 결제창입니다', 'This payment window is over');
  const link =
    payment.status === 'IN_PROGRESS'
      ? { href: successLocation(payment), label: t(request, '상점으로 돌아가기', 'Back to the shop') }
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

function choiceOf(form: URLSearchParams): PaymentChoice {
  const method = form.get('method') as Method;
  const bankCode = form.get(method === '가상계좌' ? 'accountBank' : 'transferBank');
  const text = (name: string) => form.get(name) || undefined;
  return {
    method,
    cardIssuer: text('cardIssuer'),
    installmentMonths: Number(form.get('installmentMonths') ?? 0),
    easyPay: text('easyPay'),
    bankCode: method === '계좌이체' || method === '가상계좌' ? (bankCode ?? undefined) : undefined,
    validHours: Number(form.get('validHours') ?? 24),
    depositor: text('depositor'),
    cashReceiptNumber: text('cashReceiptNumber'),
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

function shown(
  request: WebRequest,
  body: Parameters<typeof layout>[1]['body'],
  title: string,
  status = 200,
): WebAnswer {
  const name = t(request, '토스페이먼츠 테스트', 'Toss Payments test');
  return page(layout(request, { title, brand: 'toss', name, body }), status);
}

function t(request: WebRequest, ko: string, en: string): string {
  return request.locale === 'ko' ? ko : en;
}
