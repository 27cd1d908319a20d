import { Injectable } from '@nestjs/common';
import { type DeliveredMessage, HandlesMessage, type MessageHandler } from '#platform/outbox/message-handler';
import { MailedLinks } from '../application/mailed-links';
import { passwordResetMail } from './mails/account-mails';
import { AccountPost } from './mails/account-post';

/** Mails the link to set a new password, unless it was used or replaced meanwhile. */
@Injectable()
@HandlesMessage('account.password-reset-requested', 'soon')
export class SendPasswordReset implements MessageHandler {
  constructor(
    private readonly links: MailedLinks,
    private readonly post: AccountPost,
  ) {}

  async handle({ id, payload }: DeliveredMessage): Promise<void> {
    const open = await this.links.open(String(payload['oneTimeTokenId']));
    if (!open) return;
    const href = this.post.page('/password-reset/confirm', { token: open.secret });
    await this.post.write(open.link.accountId, id, ({ locale }) => passwordResetMail(locale, href));
  }
}
