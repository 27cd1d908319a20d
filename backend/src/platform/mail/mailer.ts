export interface MailAttachment {
  readonly filename: string;
  readonly content: Buffer;
  /** For instance `application/pdf`. */
  readonly contentType: string;
  /** Set when the HTML shows the attachment: `<img src="cid:…">`. */
  readonly cid?: string;
}

/** One mail to one person; always with a text part, because some read nothing else. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly MailAttachment[];
  /**
   * What the mail is about, for instance the outbox message's id. A duty may run twice; with the same key both mails
   * carry the same Message-ID, and mail programs show them once.
   */
  readonly key?: string;
}

/** Sends mail. Only the worker does, from an outbox message: never inside a transaction, never while a buyer waits. */
export abstract class Mailer {
  /** @throws MailNotAccepted when the mail server is out of reach or says no; the outbox brings the duty back. */
  abstract send(mail: Mail): Promise<void>;
}

/** The server's own words stay in `cause`: they may quote the address. */
export class MailNotAccepted extends Error {
  override readonly name = 'MailNotAccepted';

  constructor(cause: unknown) {
    super('The mail server did not take the mail.', { cause });
  }
}
