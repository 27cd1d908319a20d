import type { Locale } from '#kernel/localized-text';

import { type Html, html } from '../web/html';
import type { MailMessage, MailSummary } from './mailbox';

const SHOWN = 200;

export function inboxPage(mails: readonly MailSummary[], to: string, locale: Locale): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  return html`
    <div class="bar">
      <h1>${t('받은 편지함', 'Inbox')} <span class="badge">${mails.length}</span></h1>
      ${
        mails.length > 0 &&
        html`<form method="post" action="/mail/delete-all">
          <input type="hidden" name="to" value="${to}" />
          <button type="submit" class="small danger">${t('모두 삭제', 'Delete all')}</button>
        </form>`
      }
    </div>
    <form method="get" action="/mail" class="search" role="search">
      <label class="field">
        ${t('받는 사람', 'Recipient')}
        <input type="search" name="to" value="${to}" placeholder="name@mail.test" />
      </label>
      <button type="submit" class="small">${t('찾기', 'Search')}</button>
    </form>
    ${
      mails.length === 0
        ? empty(to, locale)
        : html`<ul class="mails">
            ${mails.slice(0, SHOWN).map((mail) => mailRow(mail, locale))}
          </ul>`
    }
  `;
}

function empty(to: string, locale: Locale): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  return html`<section class="card empty">
    <h2>${to ? t('찾는 메일이 없습니다', 'No such mail') : t('아직 메일이 없습니다', 'No mail yet')}</h2>
    <p class="soft">${t('TIKETI가 보내는 모든 메일이 이곳에 도착합니다.', 'Every mail TIKETI sends arrives here.')}</p>
  </section>`;
}

function mailRow(mail: MailSummary, locale: Locale): Html {
  return html`<li>
    <a class="mail" href="/mail/messages/${mail.id}">
      <span class="subject">${mail.subject || (locale === 'ko' ? '(제목 없음)' : '(no subject)')}</span>
      <time datetime="${mail.receivedAt}">${koreanTime(mail.receivedAt)}</time>
      <span class="soft">${mail.to.join(', ')}</span>
      ${mail.attachments.length > 0 && html`<span class="badge clip">${mail.attachments.length} ${locale === 'ko' ? '첨부' : 'attached'}</span>`}
      <span class="soft preview">${mail.preview}</span>
    </a>
  </li>`;
}

export function messagePage(mail: MailMessage, locale: Locale): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  return html`
    <p><a href="/mail">‹ ${t('받은 편지함', 'Inbox')}</a></p>
    <section class="card">
      <h1>${mail.subject}</h1>
      <dl class="left">
        <dt>${t('보낸 사람', 'From')}</dt>
        <dd>${mail.from}</dd>
        <dt>${t('받는 사람', 'To')}</dt>
        <dd>${mail.to.join(', ')}</dd>
        <dt>${t('받은 시각', 'Received')}</dt>
        <dd>${koreanTime(mail.receivedAt)} (KST)</dd>
      </dl>
      ${
        mail.attachments.length > 0 &&
        html`<ul class="files" aria-label="${t('첨부 파일', 'Attachments')}">
          ${mail.attachments.map(
            (each, index) =>
              html`<li>
                <a class="button small quiet" download href="/mail/messages/${mail.id}/attachments/${index}"
                  >${each.filename} · ${kilobytes(each.size)}</a
                >
              </li>`,
          )}
        </ul>`
      }
      ${
        mail.html === null
          ? html`<pre>${mail.text}</pre>`
          : html`<iframe
                sandbox="allow-popups allow-popups-to-escape-sandbox"
                title="${t('메일 내용', 'Message')}"
                src="/mail/messages/${mail.id}/html"
              ></iframe>
              <details>
                <summary>${t('글자로 보기', 'As plain text')}</summary>
                <pre>${mail.text}</pre>
              </details>`
      }
      <div class="actions">
        <a class="button small quiet" href="/mail/messages/${mail.id}/raw">${t('원문 받기', 'Download source')}</a>
        <form method="post" action="/mail/messages/${mail.id}/delete">
          <button type="submit" class="small danger">${t('삭제', 'Delete')}</button>
        </form>
      </div>
    </section>
  `;
}

function koreanTime(instant: string): string {
  return new Date(Date.parse(instant) + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

function kilobytes(size: number): string {
  return size < 1024 ? `${size} B` : `${(size / 1024).toFixed(1)} kB`;
}
