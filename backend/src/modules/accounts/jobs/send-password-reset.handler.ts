import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { type DeliveredMessage, HandlesMessage, type MessageHandler } from '#platform/outbox/message-handler';
import { MailedLinks } from '../application/mailed-links';
import { OneTimeTokens } from '../domain/one-time-tokens';
import { passwordResetMail } from './mails/account-mails';
import { AccountPost } from './mails/account-post';

/** Mails the link to set a new password, unless it was used or replaced meanwhile. */
@Injectable()
@HandlesMessage('account.password-reset-requested')
export class SendPasswordReset implements MessageHandler {
  constructor(
    private readonly tokens: OneTimeTokens,
    private readonly links: MailedLinks,
    private readonly post: AccountPost,
    private readonly clock: Clock,
  ) {}

  async handle({ id, payload }: DeliveredMessage): Promise<void> {
    const token = await this.tokens.findOpenById(String(payload['oneTimeTokenId']), this.clock.now());
    const secret = token && this.links.secretOf(token);
    if (!token || !secret) return;
    const href = this.post.page('/password-reset/confirm', { token: secret });
    await this.post.write(token.accountId, id, ({ locale }) => passwordResetMail(locale, href));
  }
}
