import type { WebRoutes } from '../web/web-server';
import type { WebRequest } from '../web/web-request';
import type { TossCancellation } from './toss-cancellation';
import type { TossCashReceipts } from './toss-cash-receipts';
import type { TossConfirmation } from './toss-confirmation';
import type { TossEndpoint } from './toss-endpoint';
import type { TossLedger } from './toss-ledger';
import { longReceiptView, paymentView } from './toss-payment.view';
import { settlementsView, transactionsView } from './toss-reports.view';
import type { TossPayment } from './toss-payment';
import { TossRefusal } from './toss-refusal';
import { parseTossTime } from './toss-time';
import type { TossVirtualAccounts } from './toss-virtual-accounts';

export interface TossDesks {
  readonly ledger: TossLedger;
  readonly confirmation: TossConfirmation;
  readonly cancellation: TossCancellation;
  readonly virtualAccounts: TossVirtualAccounts;
  readonly cashReceipts: TossCashReceipts;
}

/** The merchant's API, `https://api.tosspayments.com` with `/toss` in front. */
export function tossApi(routes: WebRoutes, endpoint: TossEndpoint, desks: TossDesks, origin: string): void {
  const view = (payment: TossPayment) => paymentView(payment, origin);
  const orderInBody = (request: WebRequest) => textOf(request.json.orderId);
  const orderOfKey = (request: WebRequest) => desks.ledger.find(request.param('paymentKey'))?.orderId;

  routes
    .post(
      '/toss/v1/payments/confirm',
      endpoint.handler({
        point: 'confirm',
        orderOf: orderInBody,
        answer: (request) => view(desks.confirmation.confirm(request.json)),
        abort: (request, code) => {
          desks.confirmation.decline(desks.ledger.get(textOf(request.json.paymentKey) ?? ''), code);
        },
      }),
    )
    .get(
      '/toss/v1/payments/orders/:orderId',
      endpoint.handler({
        point: 'lookup',
        orderOf: (request) => request.param('orderId'),
        answer: (request) => view(desks.ledger.getByOrder(request.param('orderId'))),
      }),
    )
    .get(
      '/toss/v1/payments/:paymentKey',
      endpoint.handler({
        point: 'lookup',
        orderOf: orderOfKey,
        answer: (request) => view(desks.ledger.get(request.param('paymentKey'))),
      }),
    )
    .post(
      '/toss/v1/payments/:paymentKey/cancel',
      endpoint.handler({
        point: 'cancel',
        orderOf: orderOfKey,
        answer: (request) => view(desks.cancellation.cancel(request.param('paymentKey'), request.json)),
      }),
    )
    .post(
      '/toss/v1/virtual-accounts',
      endpoint.handler({
        point: 'issue',
        orderOf: orderInBody,
        answer: (request) => view(desks.virtualAccounts.issue(request.json)),
      }),
    )
    .post(
      '/toss/v1/cash-receipts',
      endpoint.handler({ answer: (request) => longReceiptView(desks.cashReceipts.issue(request.json), origin) }),
    )
    .get(
      '/toss/v1/cash-receipts',
      endpoint.handler({
        answer: (request) => {
          const { page, hasNext } = desks.cashReceipts.list(dayOf(request), pageOf(request));
          const data = page.map((receipt) => longReceiptView(receipt, origin));
          return { hasNext, lastCursor: page.at(-1)?.receiptKey ?? null, data };
        },
      }),
    )
    .post(
      '/toss/v1/cash-receipts/:receiptKey/cancel',
      endpoint.handler({
        answer: (request) =>
          longReceiptView(desks.cashReceipts.cancel(request.param('receiptKey'), request.json), origin),
      }),
    )
    .get(
      '/toss/v1/transactions',
      endpoint.handler({
        answer: (request) => transactionsView(desks.ledger.all(), periodOf(request), pageOf(request)),
      }),
    )
    .get(
      '/toss/v1/settlements',
      endpoint.handler({
        answer: (request) => settlementsView(desks.ledger.all(), periodOf(request), pageOf(request)),
      }),
    );
}

export interface Period {
  readonly from: Date;
  readonly to: Date;
}

function periodOf(request: WebRequest): Period {
  const from = parseTossTime(request.query.get('startDate'));
  const end = request.query.get('endDate');
  const to = parseTossTime(end?.length === 10 ? `${end}T23:59:59.999` : end);
  if (!from || !to || from > to) throw new TossRefusal('INVALID_DATE');
  return { from, to };
}

/** `requestDate`, a day in Korea. */
function dayOf(request: WebRequest): Period {
  const day = request.query.get('requestDate');
  const from = parseTossTime(day);
  const to = parseTossTime(`${day}T23:59:59.999`);
  if (day?.length !== 10 || !from || !to) throw new TossRefusal('INVALID_REQUEST');
  return { from, to };
}

export interface ReportPage {
  readonly limit: number;
  readonly startingAfter: string | null;
  readonly page: number;
}

function pageOf(request: WebRequest): ReportPage {
  const limit = Number(request.query.get('limit') ?? request.query.get('size') ?? 100);
  const page = Number(request.query.get('page') ?? 1);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000 || !Number.isInteger(page) || page < 1) {
    throw new TossRefusal('INVALID_REQUEST');
  }
  return { limit, page, startingAfter: request.query.get('startingAfter') };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
