import { json } from '../web/web-answer';
import type { WebRequest } from '../web/web-request';
import type { WebHandler, WebRoutes } from '../web/web-server';
import { type PaymentChoice, type TossCheckout, successLocation } from './toss-checkout';
import { parseFault, parseWebhookFault } from './toss-admin.requests';
import type { TossCancellation } from './toss-cancellation';
import type { TossFaults } from './toss-faults';
import { asObject } from './toss-input';
import { rememberHistory } from './toss-history';
import type { TossLedger } from './toss-ledger';
import type { PaymentStatus, TossPayment } from './toss-payment';
import { paymentView } from './toss-payment.view';
import { TossRefusal } from './toss-refusal';
import type { ShiftedClock } from './toss-time';
import type { TossVirtualAccounts } from './toss-virtual-accounts';
import type { WebhookFaults } from './toss-webhook-faults';
import type { TossWebhooks } from './toss-webhooks';

export interface TossAdminParts {
  readonly ledger: TossLedger;
  readonly checkout: TossCheckout;
  readonly cancellation: TossCancellation;
  readonly virtualAccounts: TossVirtualAccounts;
  readonly faults: TossFaults;
  readonly webhooks: TossWebhooks;
  readonly webhookFaults: WebhookFaults;
  readonly clock: ShiftedClock;
  readonly clientKey: string;
  readonly origin: string;
}

/** The test harness's door, `/toss/admin`. The real company has nothing like it. */
export function tossAdmin(routes: WebRoutes, parts: TossAdminParts): void {
  faultRoutes(routes, parts);
  paymentRoutes(routes, parts);
  webhookRoutes(routes, parts);
  routes.post(
    '/toss/admin/clock',
    guarded(({ json: { advanceSeconds } }) => {
      if (typeof advanceSeconds !== 'number')
        throw new TossRefusal('INVALID_REQUEST', 'advanceSeconds is not a number');
      parts.clock.advance(advanceSeconds * 1000);
      parts.ledger.expireOverdue();
      return { now: parts.clock.now().toISOString() };
    }),
  );
}

function faultRoutes(routes: WebRoutes, { faults }: TossAdminParts): void {
  routes
    .get('/toss/admin/faults', () => json({ faults: faults.all(), heldAnswers: faults.heldAnswers }))
    .post(
      '/toss/admin/faults',
      guarded((request) => faults.add(parseFault(request.json))),
    )
    .delete('/toss/admin/faults', () => {
      faults.clear();
      return json({ faults: [] });
    })
    .post('/toss/admin/holds/release', () => json({ released: faults.release() }));
}

function paymentRoutes(
  routes: WebRoutes,
  { ledger, checkout, cancellation, virtualAccounts, clientKey, origin }: TossAdminParts,
): void {
  routes
    .get('/toss/admin/payments', ({ query }) => {
      const orderId = query.get('orderId');
      return json({ items: ledger.all().filter((payment) => orderId === null || payment.orderId === orderId) });
    })
    .get('/toss/admin/ledger', () => json(totalsOf(ledger.all())))
    .post(
      '/toss/admin/payments',
      // A customer without a browser: opens and authenticates, and leaves confirming to the merchant.
      guarded(({ json: body }) => {
        const opened = checkout.open({
          clientKey,
          method: 'CARD',
          orderName: 'sandbox order',
          successUrl: `${origin}/`,
          failUrl: `${origin}/`,
          ...body,
          amount: typeof body.amount === 'number' ? { currency: 'KRW', value: body.amount } : body.amount,
        });
        const choice = { method: '카드', cardIssuer: '41', ...asObject(body.choice) } as PaymentChoice;
        const payment = checkout.authenticate(opened.paymentKey, choice);
        return { payment: paymentView(payment, origin), redirect: successLocation(payment) };
      }),
    )
    .post(
      '/toss/admin/history',
      guarded(({ json: { payments } }) => rememberHistory(ledger, payments)),
    )
    .get(
      '/toss/admin/payments/:paymentKey',
      guarded((request) => ledger.get(request.param('paymentKey'))),
    )
    .post(
      '/toss/admin/payments/:paymentKey/deposit',
      guarded((request) => {
        const { depositorName } = request.json;
        const name = typeof depositorName === 'string' ? depositorName : undefined;
        return paymentView(virtualAccounts.deposit(request.param('paymentKey'), name), origin);
      }),
    )
    .post(
      '/toss/admin/payments/:paymentKey/cancel',
      // The merchant's own console, or a card company: money goes back and no program had asked for it.
      guarded((request) => {
        const { amount, reason } = request.json;
        const body = {
          cancelReason: typeof reason === 'string' ? reason : '상점 관리자에서 취소',
          refundReceiveAccount: { bank: '88', accountNumber: '110123456789', holderName: '구매자' },
          ...(amount !== undefined && { cancelAmount: amount }),
        };
        return paymentView(cancellation.cancel(request.param('paymentKey'), body), origin);
      }),
    )
    .post(
      '/toss/admin/payments/:paymentKey/reverse-deposit',
      guarded((request) => paymentView(virtualAccounts.reverseDeposit(request.param('paymentKey')), origin)),
    );
}

function webhookRoutes(routes: WebRoutes, { webhooks, webhookFaults }: TossAdminParts): void {
  routes
    .get('/toss/admin/webhooks', () => json({ url: webhooks.url, faults: webhookFaults.all(), items: webhooks.all() }))
    .put(
      '/toss/admin/webhooks/url',
      guarded(({ json: { url } }) => {
        if (typeof url !== 'string' || !URL.canParse(url)) throw new TossRefusal('INVALID_REQUEST', 'url is not a URL');
        webhooks.url = url;
        return { url };
      }),
    )
    .post(
      '/toss/admin/webhooks/faults',
      guarded((request) => {
        webhookFaults.add(parseWebhookFault(request.json));
        return { faults: webhookFaults.all() };
      }),
    )
    .delete('/toss/admin/webhooks/faults', () => {
      webhookFaults.clear();
      return json({ faults: [] });
    })
    .post('/toss/admin/webhooks/forge', async (request) => json({ status: await webhooks.forge(request.json.body) }))
    .post(
      '/toss/admin/webhooks/:id/resend',
      guarded((request) => {
        const delivery = webhooks.resend(request.param('id'));
        if (!delivery) throw new TossRefusal('NOT_FOUND');
        return delivery;
      }),
    );
}

/** What moved in all, in won: the figures a merchant's books have to agree with. */
function totalsOf(payments: readonly TossPayment[]) {
  const paid = payments.filter((payment) => payment.approvedAt !== null);
  const captured = paid.reduce((sum, payment) => sum + payment.totalAmount, 0);
  const balance = paid.reduce((sum, payment) => sum + payment.balanceAmount, 0);
  const statuses: Partial<Record<PaymentStatus, number>> = {};
  for (const { status } of payments) statuses[status] = (statuses[status] ?? 0) + 1;
  return { payments: payments.length, statuses, captured, refunded: captured - balance, balance };
}

function guarded(work: (request: WebRequest) => unknown): WebHandler {
  return (request) => {
    try {
      return json(work(request));
    } catch (error) {
      if (!(error instanceof TossRefusal)) throw error;
      return json({ code: error.code, message: error.message }, error.status);
    }
  };
}
