import type { Locale, LocalizedText } from '#kernel/localized-text';
import { formatWon } from '#kernel/won';

import { type Html, html } from '../web/html';
import { methodsOf } from './toss-checkout';
import type { Method, TossPayment } from './toss-payment';
import { BANKS, CARD_ISSUERS, EASY_PAYS, type Institution, METHOD_NAMES } from './toss-reference';

/** Endings a tester can choose. An empty value pays. */
const TEST_ENDINGS: readonly (readonly [code: string, name: LocalizedText])[] = [
  ['', { ko: '정상 승인', en: 'Approved' }],
  ['INVALID_REJECT_CARD', { ko: '승인 때 카드사 거절', en: 'Refused by the card issuer at confirm' }],
  ['REJECT_CARD_PAYMENT', { ko: '승인 때 한도 초과·잔액 부족', en: 'Over the limit or short of funds at confirm' }],
  ['PAY_PROCESS_ABORTED', { ko: '지금 인증 실패', en: 'Authentication fails now' }],
];

/** The payment window: choose a means, agree, pay. Plain forms; no script. */
export function windowPage(payment: TossPayment, locale: Locale, problem?: string): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  const methods = methodsOf(payment);
  const preferred: Method = payment.easyPay && methods.includes('간편결제') ? '간편결제' : (methods[0] ?? '카드');

  return html`
    <section class="card">
      <div>
        <h1>${methods.length === 1 ? METHOD_NAMES[preferred][locale] : t('결제하기', 'Pay')}</h1>
        <p class="soft">${payment.orderName}</p>
      </div>
      <p class="amount">${formatWon(payment.totalAmount, locale)}</p>
    </section>
    <section class="card">
      ${problem && html`<p class="error" role="alert">${problem}</p>`}
      <form method="post" action="/toss/window/${payment.paymentKey}/pay" class="window">
        ${methodChoice(methods, preferred, locale)} ${methods.map((method) => panel(method, payment, locale))}
        <label class="tick">
          <input type="checkbox" name="agreed" value="yes" required />
          <span
            >${t('주문 내용을 확인했고 결제에 동의합니다. (필수)', 'I checked the order and agree to pay. (required)')}</span
          >
        </label>
        <details class="tests">
          <summary>${t('테스트 도구: 결제 결과 고르기', 'Test tools: choose how it ends')}</summary>
          <div class="stack">
            <fieldset>
              <legend class="soft">${t('이 결제의 결과', 'How this payment ends')}</legend>
              <div class="choices rows">
                ${TEST_ENDINGS.map(([code, name]) =>
                  radio('ending', code, code ? `${name[locale]} (${code})` : name[locale], code === ''),
                )}
              </div>
            </fieldset>
          </div>
        </details>
        <button type="submit">
          ${t(`${formatWon(payment.totalAmount, locale)} 결제하기`, `Pay ${formatWon(payment.totalAmount, locale)}`)}
        </button>
      </form>
      <form method="post" action="/toss/window/${payment.paymentKey}/cancel">
        <button type="submit" class="quiet">${t('결제 취소', 'Cancel payment')}</button>
      </form>
    </section>
  `;
}

function methodChoice(methods: readonly Method[], preferred: Method, locale: Locale): Html {
  if (methods.length === 1) return html`<input type="hidden" name="method" value="${preferred}" />`;
  return html`<fieldset>
    <legend>${locale === 'ko' ? '결제수단' : 'How to pay'}</legend>
    <div class="choices halves">
      ${methods.map((method) => radio('method', method, METHOD_NAMES[method][locale], method === preferred))}
    </div>
  </fieldset>`;
}

/** What one means of payment needs to know. The sheet shows the chosen one; an only one is always shown. */
function panel(method: Method, payment: TossPayment, locale: Locale): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  const isOnly = methodsOf(payment).length === 1 && 'only';
  switch (method) {
    case '카드':
      return html`<div class="panel panel-card stack ${isOnly}">
        ${institutions('cardIssuer', t('카드사', 'Card issuer'), CARD_ISSUERS, locale)}
        <label class="field">
          ${t('할부', 'Instalments')}
          <select name="installmentMonths">
            <option value="0">${t('일시불', 'Pay at once')}</option>
            ${payment.totalAmount >= 50_000 && [2, 3, 6, 12].map((months) => html`<option value="${months}">${t(`${months}개월`, `${months} months`)}</option>`)}
          </select>
        </label>
        <p class="soft">${t('카드 번호는 필요 없습니다.', 'No card number is needed.')}</p>
      </div>`;
    case '간편결제':
      return html`<div class="panel panel-easy stack ${isOnly}">
        ${institutions('easyPay', t('간편결제', 'Easy pay'), EASY_PAYS, locale, payment.easyPay)}
      </div>`;
    case '계좌이체':
      return html`<div class="panel panel-transfer stack ${isOnly}">
        ${institutions('transferBank', t('출금 은행', 'Bank'), BANKS, locale)}
        ${receiptNumber('transferReceiptNumber', locale)}
      </div>`;
    case '가상계좌':
      return html`<div class="panel panel-virtual stack ${isOnly}">
        ${institutions('accountBank', t('입금 은행', 'Bank to transfer to'), BANKS, locale)}
        <p class="soft">
          ${t(`입금 기한: 발급 후 ${payment.validHours ?? 168}시간`, `Transfer within ${payment.validHours ?? 168} hours of being issued`)}
        </p>
        <label class="field">
          ${t('입금자명', 'Name of the payer')}
          <input type="text" name="depositor" maxlength="20" value="${payment.customer.name ?? ''}" />
        </label>
        ${receiptNumber('accountReceiptNumber', locale)}
      </div>`;
  }
}

function receiptNumber(name: string, locale: Locale): Html {
  const label = locale === 'ko' ? '현금영수증 휴대폰 번호 (선택)' : 'Cash receipt: mobile number (optional)';
  return html`<label class="field">
    ${label}
    <input type="tel" name="${name}" inputmode="numeric" pattern="[0-9\\-]{10,13}" />
  </label>`;
}

function institutions(
  name: string,
  legend: string,
  all: readonly Institution[],
  locale: Locale,
  preferred: string | null = null,
): Html {
  const chosen = all.find((one) => one.code === preferred) ?? all[0];
  return html`<fieldset>
    <legend>${legend}</legend>
    <div class="choices">${all.map((one) => radio(name, one.code, one.name[locale], one === chosen))}</div>
  </fieldset>`;
}

function radio(name: string, value: string, label: string, isChosen: boolean): Html {
  return html`<label class="choice"
    ><input type="radio" name="${name}" value="${value}" ${isChosen && 'checked'} /><span>${label}</span></label
  >`;
}

/** A window that has nothing left to do. */
export function closedPage(title: string, text: string, link?: { href: string; label: string }): Html {
  return html`<section class="card">
    <h1>${title}</h1>
    <p>${text}</p>
    ${link && html`<a class="button" href="${link.href}">${link.label}</a>`}
  </section>`;
}
