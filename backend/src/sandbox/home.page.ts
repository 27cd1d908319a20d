import type { Locale } from '#kernel/localized-text';

import type { SandboxConfig } from './sandbox-config';
import { type Html, html } from './web/html';

/** What the sandbox is, and where everything in it is found. */
export function homePage(config: SandboxConfig, smtpPort: number, locale: Locale): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  return html`
    <div>
      <h1>${t('TIKETI 샌드박스', 'TIKETI sandbox')}</h1>
      <p class="soft">
        ${t(
          'TIKETI가 밖에서 쓰는 회사들을 같은 프로토콜로 대신합니다. TIKETI는 진짜 회사와 말하듯 말하고, 주소와 키만 다릅니다.',
          'It stands in for the companies TIKETI works with, protocol by protocol. TIKETI talks to it exactly as to the real ones; only addresses and keys differ.',
        )}
      </p>
    </div>
    <div class="tiles">
      <section class="card brand-toss">
        <span class="mark" aria-hidden="true"></span>
        <h2>Toss Payments</h2>
        <p class="soft">
          ${t('결제창, 승인·조회·취소 API, 가상계좌, 웹훅', 'Payment window, confirm, lookup and cancel, virtual accounts, webhooks')}
        </p>
        <p><code>${config.sandboxOrigin}/toss</code></p>
        <a class="button small" href="/toss/desk">${t('결제 내역과 입금', 'Payments and deposits')}</a>
      </section>
      <section class="card brand-mail">
        <span class="mark" aria-hidden="true"></span>
        <h2>${t('메일', 'Mail')}</h2>
        <p class="soft">${t('TIKETI가 보낸 모든 메일', 'Every mail TIKETI sent')}</p>
        <p><code>smtp://${config.host}:${smtpPort}</code></p>
        <a class="button small" href="/mail">${t('받은 편지함', 'Inbox')}</a>
      </section>
      ${provider('kakao', t('카카오 로그인', 'Kakao Login'), `${config.sandboxOrigin}/kakao`, locale)}
      ${provider('naver', t('네이버 로그인', 'Naver Login'), `${config.sandboxOrigin}/naver`, locale)}
      ${provider('google', t('Google 로그인', 'Google sign-in'), `${config.sandboxOrigin}/google`, locale)}
    </div>
    <p><a href="${config.publicOrigin}">${t('TIKETI로 가기', 'Go to TIKETI')} ›</a></p>
  `;
}

function provider(brand: string, title: string, address: string, locale: Locale): Html {
  return html`<section class="card brand-${brand}">
    <span class="mark" aria-hidden="true"></span>
    <h2>${title}</h2>
    <p class="soft">
      ${
        locale === 'ko'
          ? 'TIKETI의 로그인 화면에서 시작합니다. 계정과 동의 항목을 고를 수 있습니다.'
          : "Starts from TIKETI's sign-in page. Accounts and consents can be chosen."
      }
    </p>
    <p><code>${address}</code></p>
  </section>`;
}
