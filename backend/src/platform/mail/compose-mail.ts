import type { Mail } from './mailer';

export type MailLocale = 'ko' | 'en';

/** What a mail says, in one language; how it looks is the same for all of them. */
export interface MailContent {
  readonly locale: MailLocale;
  readonly subject: string;
  /** Shown by mail programs beside the subject. */
  readonly preview: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Names and values: the facts of a booking, for instance. */
  readonly facts?: readonly { readonly name: string; readonly value: string }[];
  readonly button?: { readonly label: string; readonly href: string };
  /** Small print under the button. */
  readonly notes?: readonly string[];
}

const SERVICE = {
  ko: 'TIKETI · 이 메일은 발신 전용입니다.',
  en: 'TIKETI · This mailbox is not read.',
} as const;

const FONT = `font-family:'Apple SD Gothic Neo','Noto Sans KR','Malgun Gothic',Helvetica,Arial,sans-serif`;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML shows it; everything a person typed goes through here. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** A text part and a light HTML part with inline styles, as mail programs want them. */
export function composeMail(content: MailContent): Pick<Mail, 'subject' | 'text' | 'html'> {
  // A line break in a header would start another one.
  return { subject: content.subject.replace(/\s+/g, ' '), text: textOf(content), html: htmlOf(content) };
}

function textOf({ locale, heading, paragraphs, facts = [], button, notes = [] }: MailContent): string {
  const parts = [
    heading,
    ...paragraphs,
    facts.map(({ name, value }) => `${name}: ${value}`).join('\n'),
    button ? `${button.label}\n${button.href}` : '',
    ...notes,
    SERVICE[locale],
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function htmlOf({
  locale,
  subject,
  preview,
  heading,
  paragraphs,
  facts = [],
  button,
  notes = [],
}: MailContent): string {
  const e = escapeHtml;
  const facted = facts
    .map(
      ({ name, value }) =>
        `<tr><td style="padding:6px 16px 6px 0;color:#6b6675;white-space:nowrap;vertical-align:top">${e(name)}</td>` +
        `<td style="padding:6px 0;color:#1d1a24;font-weight:600">${e(value)}</td></tr>`,
    )
    .join('');
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><title>${e(subject)}</title></head>
<body style="margin:0;padding:0;background:#f6f5f8;${FONT}">
<div style="display:none;max-height:0;overflow:hidden">${e(preview)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f6f5f8"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px;background:#ffffff;border:1px solid #e6e3ec;border-radius:16px"><tr><td style="padding:32px">
<p style="margin:0 0 24px;font-size:15px;font-weight:800;letter-spacing:.12em;color:#1d1a24">TIKETI</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.4;color:#1d1a24">${e(heading)}</h1>
${paragraphs.map((text) => `<p style="margin:0 0 12px;font-size:15px;line-height:1.7;color:#3a3644">${e(text)}</p>`).join('\n')}
${facted && `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:16px 0;font-size:14px;line-height:1.6">${facted}</table>`}
${button ? `<p style="margin:24px 0"><a href="${e(button.href)}" style="display:inline-block;padding:14px 28px;border-radius:12px;background:#1d1a24;color:#ffffff;font-size:15px;font-weight:700;text-decoration:none">${e(button.label)}</a></p>` : ''}
${notes.map((text) => `<p style="margin:0 0 8px;font-size:13px;line-height:1.6;color:#6b6675">${e(text)}</p>`).join('\n')}
</td></tr></table>
<p style="margin:20px 0 0;font-size:12px;color:#8a8494">${SERVICE[locale]}</p>
</td></tr></table></body></html>
`;
}
