import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

import PostalMime from 'postal-mime';

import type { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';

import type { Collection, Journal } from '../journal/journal';

/** What the list shows; the message itself is a file of its own. */
export interface MailSummary {
  readonly id: string;
  readonly from: string;
  /** The envelope's recipients: where the mail really went. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly preview: string;
  readonly receivedAt: string;
  readonly attachments: readonly { readonly filename: string; readonly contentType: string; readonly size: number }[];
}

export interface MailMessage extends MailSummary {
  readonly text: string;
  readonly html: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** Every mail that was accepted, newest first. */
export class Mailbox {
  private readonly summaries: Collection<MailSummary>;

  constructor(
    private readonly journal: Journal,
    private readonly folder: string,
    private readonly clock: Clock,
  ) {
    mkdirSync(folder, { recursive: true });
    this.summaries = journal.collection('mail');
  }

  /** Keeps a mail; when this resolves it is on the disk and the sender may forget it. */
  async receive(raw: Buffer, recipients: readonly string[]): Promise<MailSummary> {
    const mail = await PostalMime.parse(raw);
    const id = newId();
    const file = await open(this.file(id), 'w');
    try {
      await file.writeFile(raw);
      await file.datasync();
    } finally {
      await file.close();
    }

    const text = mail.text ?? textOfHtml(mail.html ?? '');
    const summary: MailSummary = {
      id,
      from: mail.from ? addressText(mail.from) : '',
      to: recipients,
      subject: mail.subject ?? '',
      preview: text.replace(/\s+/g, ' ').trim().slice(0, 140),
      receivedAt: this.clock.now().toISOString(),
      attachments: mail.attachments.map((each) => ({
        filename: each.filename ?? 'attachment',
        contentType: each.mimeType,
        size: contentOf(each).length,
      })),
    };
    this.summaries.put(id, summary);
    await this.journal.durable();
    return summary;
  }

  /** Newest first; `to` is any part of a recipient's address. */
  list(to = ''): MailSummary[] {
    const part = to.trim().toLowerCase();
    return this.summaries
      .all()
      .filter((mail) => mail.to.some((address) => address.toLowerCase().includes(part)))
      .reverse();
  }

  async find(id: string): Promise<MailMessage | undefined> {
    const summary = this.summaries.get(id);
    if (!summary) return undefined;
    const mail = await PostalMime.parse(readFileSync(this.file(id)));
    return {
      ...summary,
      text: mail.text ?? textOfHtml(mail.html ?? ''),
      html: mail.html ?? null,
      headers: mail.headers.map(({ key, value }) => ({ name: key, value })),
    };
  }

  raw(id: string): Buffer | undefined {
    return this.summaries.get(id) && readFileSync(this.file(id));
  }

  async attachment(id: string, index: number): Promise<MailAttachment | undefined> {
    const raw = this.raw(id);
    const found = raw && (await PostalMime.parse(raw)).attachments[index];
    if (!found) return undefined;
    return { filename: found.filename ?? 'attachment', contentType: found.mimeType, content: contentOf(found) };
  }

  remove(id: string): boolean {
    if (!this.summaries.get(id)) return false;
    this.summaries.remove(id);
    rmSync(this.file(id), { force: true });
    return true;
  }

  /** Deletes everything, or what went to one address; answers how many. */
  clear(to = ''): number {
    const mails = this.list(to);
    this.journal.unit(() => mails.forEach((mail) => this.remove(mail.id)));
    return mails.length;
  }

  private file(id: string): string {
    return join(this.folder, `${id}.eml`);
  }
}

function contentOf(attachment: PostalMime.Attachment): Buffer {
  const { content } = attachment;
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(content);
}

function addressText(from: PostalMime.Address): string {
  return from.name ? `${from.name} <${from.address ?? ''}>` : (from.address ?? '');
}

function textOfHtml(html: string): string {
  return html.replace(/<(style|head)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]+>/g, ' ');
}
