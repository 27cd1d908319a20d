import { layout } from '../web/layout';
import { type WebAnswer, json, page, redirect } from '../web/web-answer';
import type { WebRequest } from '../web/web-request';
import type { WebRoutes } from '../web/web-server';
import type { MailFaultMode, MailFaults } from './mail-faults';
import { inboxPage, messagePage } from './mail.page';
import type { MailMessage, Mailbox } from './mailbox';

const MODES: readonly MailFaultMode[] = ['reject', 'defer', 'disconnect'];

/** The inbox for people (`/mail`), for tests (`/mail/api`) and the ways it can go wrong (`/mail/admin`). */
export function mailRoutes(routes: WebRoutes, mailbox: Mailbox, faults: MailFaults): void {
  pages(routes, mailbox);
  api(routes, mailbox);
  routes
    .get('/mail/admin/faults', () => json({ fault: faults.current ?? null }))
    .post('/mail/admin/faults', ({ json: { mode, times } }) => {
      const known = MODES.find((each) => each === mode);
      const isCount = times === undefined || (typeof times === 'number' && Number.isInteger(times) && times > 0);
      if (!known || !isCount)
        return json({ code: 'INVALID_REQUEST', message: `mode: ${MODES.join(', ')}; times > 0` }, 400);
      faults.set({ mode: known, times: typeof times === 'number' ? times : null });
      return json({ fault: faults.current });
    })
    .delete('/mail/admin/faults', () => {
      faults.clear();
      return json({ fault: null });
    });
}

function pages(routes: WebRoutes, mailbox: Mailbox): void {
  routes
    .get('/mail', (request) => {
      const to = request.query.get('to') ?? '';
      return shown(
        request,
        inboxPage(mailbox.list(to), to, request.locale),
        request.locale === 'ko' ? '받은 편지함' : 'Inbox',
      );
    })
    .post('/mail/delete-all', ({ form }) => {
      mailbox.clear(form.get('to') ?? '');
      return redirect('/mail');
    })
    .get('/mail/messages/:id', (request) =>
      withMail(request, mailbox, (mail) => shown(request, messagePage(mail, request.locale), mail.subject)),
    )
    .get('/mail/messages/:id/html', (request) => withMail(request, mailbox, mailBody))
    .get('/mail/messages/:id/raw', (request) => {
      const raw = mailbox.raw(request.param('id'));
      return raw ? file(raw, 'message/rfc822', `${request.param('id')}.eml`) : gone();
    })
    .get('/mail/messages/:id/attachments/:index', async (request) => {
      const found = await mailbox.attachment(request.param('id'), Number(request.param('index')));
      return found ? file(found.content, found.contentType, found.filename) : gone();
    })
    .post('/mail/messages/:id/delete', (request) => {
      mailbox.remove(request.param('id'));
      return redirect('/mail');
    });
}

function api(routes: WebRoutes, mailbox: Mailbox): void {
  routes
    .get('/mail/api/messages', ({ query }) => json({ items: mailbox.list(query.get('to') ?? '') }))
    .delete('/mail/api/messages', ({ query }) => json({ deleted: mailbox.clear(query.get('to') ?? '') }))
    .get('/mail/api/messages/:id', async (request) => {
      const mail = await mailbox.find(request.param('id'));
      return mail ? json(mail) : gone();
    })
    .get('/mail/api/messages/:id/attachments/:index', async (request) => {
      const found = await mailbox.attachment(request.param('id'), Number(request.param('index')));
      return found ? file(found.content, found.contentType, found.filename) : gone();
    })
    .delete('/mail/api/messages/:id', (request) =>
      mailbox.remove(request.param('id')) ? json({ deleted: 1 }) : gone(),
    );
}

async function withMail(
  request: WebRequest,
  mailbox: Mailbox,
  work: (mail: MailMessage) => WebAnswer,
): Promise<WebAnswer> {
  const mail = await mailbox.find(request.param('id'));
  return mail ? work(mail) : gone();
}

/** The mail's own HTML for the frame: no script, no forms, an origin of its own; pictures and styles it brings along. */
function mailBody(mail: MailMessage): WebAnswer {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: cid: http: https:",
      'x-content-type-options': 'nosniff',
    },
    // Links open beside the inbox, not inside the frame.
    body: `<base target="_blank">${mail.html ?? ''}`,
  };
}

function file(content: Buffer, contentType: string, name: string): WebAnswer {
  return {
    status: 200,
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
    },
    body: content,
  };
}

function gone(): WebAnswer {
  return json({ code: 'NOT_FOUND', message: 'There is no such mail.' }, 404);
}

function shown(request: WebRequest, body: Parameters<typeof layout>[1]['body'], title: string): WebAnswer {
  const name = request.locale === 'ko' ? '테스트 편지함' : 'Test mailbox';
  return page(layout(request, { title, brand: 'mail', name, body, width: 'wide' }));
}
