import { layout } from '../web/layout';
import { type WebAnswer, page, redirect } from '../web/web-answer';
import type { WebRequest } from '../web/web-request';
import type { WebRoutes } from '../web/web-server';
import type { TossCancellation } from './toss-cancellation';
import { deskPage, deskPaymentPage } from './toss-desk.page';
import type { TossLedger } from './toss-ledger';
import type { TossPayment } from './toss-payment';
import { TossRefusal } from './toss-refusal';
import type { TossVirtualAccounts } from './toss-virtual-accounts';
import type { TossWebhooks } from './toss-webhooks';

interface TossDeskParts {
  readonly ledger: TossLedger;
  readonly cancellation: TossCancellation;
  readonly virtualAccounts: TossVirtualAccounts;
  readonly webhooks: TossWebhooks;
}

/** Pages for a person who plays the bank: see payments, make and take back deposits, cancel. */
export function tossDesk(routes: WebRoutes, { ledger, cancellation, virtualAccounts, webhooks }: TossDeskParts): void {
  const act = (work: (paymentKey: string, form: URLSearchParams) => TossPayment) => async (request: WebRequest) => {
    const paymentKey = request.param('paymentKey');
    try {
      work(paymentKey, request.form);
    } catch (error) {
      if (!(error instanceof TossRefusal)) throw error;
      return redirect(`/toss/desk/${paymentKey}?problem=${error.code}`);
    }
    await ledger.journal.durable();
    return redirect(`/toss/desk/${paymentKey}`);
  };

  routes
    .get('/toss/desk', (request) => {
      const payments = ledger.all().reverse();
      const title = request.locale === 'ko' ? '결제 내역' : 'Payments';
      return shown(request, deskPage(payments, webhooks.url, request.locale), title);
    })
    .get('/toss/desk/:paymentKey', (request) => {
      const payment = ledger.find(request.param('paymentKey'));
      if (!payment) return redirect('/toss/desk');
      const deliveries = webhooks.all().filter(({ paymentKey }) => paymentKey === payment.paymentKey);
      const problem = request.query.get('problem');
      const message = problem === null ? undefined : new TossRefusal(problem).message;
      return shown(request, deskPaymentPage(payment, deliveries, request.locale, message), payment.orderId);
    })
    .post(
      '/toss/desk/:paymentKey/deposit',
      act((paymentKey) => virtualAccounts.deposit(paymentKey)),
    )
    .post(
      '/toss/desk/:paymentKey/reverse-deposit',
      act((paymentKey) => virtualAccounts.reverseDeposit(paymentKey)),
    )
    .post(
      '/toss/desk/:paymentKey/cancel',
      act((paymentKey, form) =>
        cancellation.cancel(paymentKey, {
          cancelReason: 'sandbox desk',
          ...(form.get('amount') ? { cancelAmount: Number(form.get('amount')) } : {}),
          refundReceiveAccount: { bank: '88', accountNumber: '110123456789', holderName: '구매자' },
        }),
      ),
    );
}

function shown(request: WebRequest, body: Parameters<typeof layout>[1]['body'], title: string): WebAnswer {
  const name = request.locale === 'ko' ? '토스페이먼츠 테스트' : 'Toss Payments test';
  return page(layout(request, { title, brand: 'toss', name, body, width: 'wide' }));
}
