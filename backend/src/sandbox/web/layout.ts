import type { Locale, LocalizedText } from '#kernel/localized-text';

import { type Html, html } from './html';
import type { WebRequest } from './web-request';

export type Brand = 'sandbox' | 'toss' | 'kakao' | 'naver' | 'google' | 'mail';

interface Layout {
  readonly title: string;
  readonly brand: Brand;
  /** What stands in the header beside the mark. */
  readonly name: string;
  readonly body: Html;
  /** A reading page may be wide; a step of a flow is one narrow card. */
  readonly width?: 'narrow' | 'wide';
}

const NOTICE: LocalizedText = {
  ko: '샌드박스 · 실제 회사와 무관한 테스트 화면이며 실제 돈은 오가지 않습니다.',
  en: 'Sandbox · a test page, not the real company. No real money moves.',
};

/** One page of the sandbox: header, language switch, and the notice that nothing here is real. */
export function layout(request: WebRequest, { title, brand, name, body, width = 'narrow' }: Layout): Html {
  const { locale } = request;
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${name}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/sandbox.css" />
      </head>
      <body class="brand-${brand} ${width}">
        <aside class="notice">${NOTICE[locale]}</aside>
        <header>
          <span class="mark" aria-hidden="true"></span>
          <span class="name">${name}</span>
          ${languageSwitch(request)}
        </header>
        <main>${body}</main>
      </body>
    </html>`;
}

function languageSwitch(request: WebRequest): Html {
  const other: Locale = request.locale === 'ko' ? 'en' : 'ko';
  const query = new URLSearchParams(request.query);
  query.set('lang', other);
  return html`<a class="language" lang="${other}" href="${request.url.pathname}?${query.toString()}"
    >${other === 'en' ? 'English' : '한국어'}</a
  >`;
}
