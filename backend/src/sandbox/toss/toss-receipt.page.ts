import type { Locale } from '#kernel/localized-text';
import { formatWon, shareOfWon } from '#kernel/won';

import { type Html, html } from '../web/html';
import type { CashReceipt, TossPayment } from './toss-payment';
import { BANKS, CARD_ISSUERS, EASY_PAYS, METHOD_NAMES } from './toss-reference';
import { tossTime } from './toss-time';

/** The sales slip at `receipt.url`. */
export function receiptPage(payment: TossPayment, locale: Locale): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  const vat = shareOfWon(payment.totalAmount, 1, 11);

  return html`<section class="card">
    <div>
      <h1>${t('매출전표', 'Sales slip')}</h1>
      <p class="soft">${payment.orderName}</p>
    </div>
    <p class="amount">${formatWon(payment.totalAmount, locale)}</p>
    <dl>
      <dt>${t('상태', 'Status')}</dt>
      <dd><span class="badge ${payment.status === 'DONE' && 'good'}">${payment.status}</span></dd>
      <dt>${t('주문번호', 'Order')}</dt>
      <dd>${payment.orderId}</dd>
      <dt>${t('결제수단', 'Paid with')}</dt>
      <dd>${payment.method && METHOD_NAMES[payment.method][locale]} · ${instrument(payment, locale)}</dd>
      ${
        payment.virtualAccount &&
        html`<dt>${t('계좌번호', 'Account')}</dt>
          <dd>${payment.virtualAccount.accountNumber}</dd>
          <dt>${t('입금 기한', 'Due')}</dt>
          <dd>${time(payment.virtualAccount.dueAt)}</dd>`
      }
      <dt>${t('요청 시각', 'Requested')}</dt>
      <dd>${time(payment.requestedAt)}</dd>
      ${
        payment.approvedAt &&
        html`<dt>${t('승인 시각', 'Approved')}</dt>
          <dd>${time(payment.approvedAt)}</dd>`
      }
      <dt>${t('공급가액', 'Supplied')}</dt>
      <dd>${formatWon(payment.totalAmount - vat, locale)}</dd>
      <dt>${t('부가세', 'VAT')}</dt>
      <dd>${formatWon(vat, locale)}</dd>
      ${payment.cancels.map(
        (cancel) =>
          html`<dt>${t('취소', 'Cancelled')} ${time(cancel.canceledAt)}</dt>
            <dd>−${formatWon(cancel.cancelAmount, locale)}</dd>`,
      )}
      <dt>${t('남은 금액', 'Balance')}</dt>
      <dd><strong>${formatWon(payment.balanceAmount, locale)}</strong></dd>
    </dl>
  </section>`;
}

/** Which card, bank or wallet. */
function instrument(payment: TossPayment, locale: Locale): string {
  const all = payment.method === '간편결제' ? EASY_PAYS : payment.method === '카드' ? CARD_ISSUERS : BANKS;
  const code = payment.method === '간편결제' ? payment.easyPay : (payment.cardIssuer ?? payment.bankCode);
  return all.find((each) => each.code === code)?.name[locale] ?? '';
}

/** A cash receipt at its `receiptUrl`. */
export function cashReceiptPage(receipt: CashReceipt, locale: Locale): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  return html`<section class="card">
    <div>
      <h1>${t('현금영수증', 'Cash receipt')}</h1>
      <p class="soft">${receipt.orderName}</p>
    </div>
    <p class="amount">${formatWon(receipt.amount - receipt.canceledAmount, locale)}</p>
    <dl>
      <dt>${t('용도', 'Purpose')}</dt>
      <dd>${receipt.type}</dd>
      <dt>${t('승인번호', 'Issue number')}</dt>
      <dd>${receipt.issueNumber}</dd>
      <dt>${t('주문번호', 'Order')}</dt>
      <dd>${receipt.orderId}</dd>
      <dt>${t('발급 시각', 'Issued')}</dt>
      <dd>${time(receipt.requestedAt)}</dd>
    </dl>
  </section>`;
}

function time(instant: string): string {
  return tossTime(instant).slice(0, 19).replace('T', ' ');
}
