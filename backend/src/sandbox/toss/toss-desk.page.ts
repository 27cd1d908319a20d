import type { Locale } from '#kernel/localized-text';
import { formatWon } from '#kernel/won';

import { type Html, html } from '../web/html';
import type { PaymentStatus, TossPayment } from './toss-payment';
import { BANKS, METHOD_NAMES } from './toss-reference';
import { tossTime } from './toss-time';
import type { WebhookDelivery } from './toss-webhooks';

const SHOWN = 200;
const LOOKS: Partial<Record<PaymentStatus, string>> = { DONE: 'good', ABORTED: 'bad', EXPIRED: 'bad' };

/** Newest first. */
export function deskPage(payments: readonly TossPayment[], webhookUrl: string, locale: Locale): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  return html`
    <div>
      <h1>${t('결제 내역', 'Payments')} <span class="badge">${payments.length}</span></h1>
      <p class="soft">${t('웹훅 주소', 'Webhooks go to')} <code>${webhookUrl}</code></p>
    </div>
    ${
      payments.length === 0
        ? html`<section class="card empty">
            <h2>${t('아직 결제가 없습니다', 'No payments yet')}</h2>
            <p class="soft">${t('TIKETI에서 좌석을 골라 결제해 보세요.', 'Choose seats in TIKETI and pay.')}</p>
          </section>`
        : html`<ul class="mails">
            ${payments.slice(0, SHOWN).map((payment) => row(payment, locale))}
          </ul>`
    }
  `;
}

function row(payment: TossPayment, locale: Locale): Html {
  return html`<li>
    <a class="mail" href="/toss/desk/${payment.paymentKey}">
      <span class="subject">${payment.orderName}</span>
      <strong>${formatWon(payment.totalAmount, locale)}</strong>
      <span class="soft">${time(payment.requestedAt)} · ${methodOf(payment, locale)} · ${payment.orderId}</span>
      ${badge(payment.status)}
    </a>
  </li>`;
}

/** One payment: what happened to it, and what a bank or a clerk could do to it now. */
export function deskPaymentPage(
  payment: TossPayment,
  deliveries: readonly WebhookDelivery[],
  locale: Locale,
  problem?: string,
): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  const account = payment.virtualAccount;
  return html`
    <p><a href="/toss/desk">‹ ${t('결제 내역', 'Payments')}</a></p>
    <section class="card">
      <div class="bar">
        <h1>${payment.orderName}</h1>
        ${badge(payment.status)}
      </div>
      ${problem && html`<p class="error" role="alert">${problem}</p>`}
      <p class="amount">${formatWon(payment.totalAmount, locale)}</p>
      <dl class="left">
        <dt>paymentKey</dt>
        <dd><code>${payment.paymentKey}</code></dd>
        <dt>orderId</dt>
        <dd><code>${payment.orderId}</code></dd>
        <dt>${t('결제수단', 'Paid with')}</dt>
        <dd>${methodOf(payment, locale)}</dd>
        <dt>${t('요청 시각', 'Requested')}</dt>
        <dd>${time(payment.requestedAt)}</dd>
        <dt>${t('승인 시각', 'Approved')}</dt>
        <dd>${payment.approvedAt ? time(payment.approvedAt) : '-'}</dd>
        <dt>${t('남은 금액', 'Balance')}</dt>
        <dd>${formatWon(payment.balanceAmount, locale)}</dd>
        ${
          account &&
          html`<dt>${t('가상계좌', 'Account')}</dt>
            <dd>${BANKS.find(({ code }) => code === account.bankCode)?.name[locale]} ${account.accountNumber}</dd>
            <dt>${t('입금 기한', 'Due')}</dt>
            <dd>${time(account.dueAt)}</dd>`
        }
        ${
          payment.failure &&
          html`<dt>${t('실패', 'Failure')}</dt>
            <dd>${payment.failure.code} · ${payment.failure.message}</dd>`
        }
      </dl>
      ${actions(payment, locale)}
    </section>
    ${deliveries.length > 0 && deliveryTable(deliveries, locale)}
  `;
}

function actions(payment: TossPayment, locale: Locale): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  const action = (name: string, label: string, look = '') =>
    html`<form method="post" action="/toss/desk/${payment.paymentKey}/${name}">
      <button type="submit" class="small ${look}">${label}</button>
    </form>`;
  const { status } = payment;
  const isPaid = status === 'DONE' || status === 'PARTIAL_CANCELED';
  return html`<div class="actions">
    ${status === 'WAITING_FOR_DEPOSIT' && action('deposit', t('입금하기', 'Make the deposit'))}
    ${status === 'DONE' && payment.virtualAccount && action('reverse-deposit', t('입금 되돌리기', 'Take the deposit back'), 'quiet')}
    ${(isPaid || status === 'WAITING_FOR_DEPOSIT') && action('cancel', t('전액 취소', 'Cancel in full'), 'danger')}
    ${payment.lastTransactionKey && html`<a class="button small quiet" href="/toss/receipts/${payment.paymentKey}">${t('매출전표', 'Sales slip')}</a>`}
  </div>`;
}

function deliveryTable(deliveries: readonly WebhookDelivery[], locale: Locale): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  const nameOf = ({ body }: WebhookDelivery) =>
    typeof body.eventType === 'string' ? body.eventType : 'DEPOSIT_CALLBACK';
  return html`<section class="card">
    <h2>${t('웹훅', 'Webhooks')}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${t('웹훅', 'Webhooks')}">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('이벤트', 'Event')}</th>
            <th scope="col">${t('상태', 'State')}</th>
            <th scope="col">${t('시도', 'Attempts')}</th>
            <th scope="col">${t('마지막 응답', 'Last answer')}</th>
          </tr>
        </thead>
        <tbody>
          ${deliveries.map(
            (delivery) =>
              html`<tr>
                <td>${nameOf(delivery)}</td>
                <td>${delivery.state}</td>
                <td>${delivery.attempts}</td>
                <td>${delivery.lastStatus === 0 ? t('없음', 'none') : (delivery.lastStatus ?? '-')}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function badge(status: PaymentStatus): Html {
  return html`<span class="badge ${LOOKS[status]}">${status}</span>`;
}

function time(instant: string): string {
  return tossTime(instant).slice(0, 16).replace('T', ' ');
}

function methodOf({ method }: TossPayment, locale: Locale): string {
  return method ? METHOD_NAMES[method][locale] : '-';
}
