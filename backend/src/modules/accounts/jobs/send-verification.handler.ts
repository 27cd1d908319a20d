import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { type DeliveredMessage, HandlesMessage, type MessageHandler } from '#platform/outbox/message-handler';
import { MailedLinks } from '../application/mailed-links';
import { OneTimeTokens } from '../domain/one-time-tokens';
import { PendingIdentities } from '../domain/pending-identities';
import { providerVerificationMail, verificationMail } from './mails/account-mails';
import { AccountPost } from './mails/account-post';

/** Mails the link that proves an address. A link that was used or replaced meanwhile is not sent. */
@Injectable()
@HandlesMessage('account.verification-requested')
export class SendVerification implements MessageHandler {
  constructor(
    private readonly tokens: OneTimeTokens,
    private readonly pendings: PendingIdentities,
    private readonly links: MailedLinks,
    private readonly post: AccountPost,
    private readonly clock: Clock,
  ) {}

  async handle({ id, payload }: DeliveredMessage): Promise<void> {
    const now = this.clock.now();
    const token = await this.tokens.findOpenById(String(payload['oneTimeTokenId']), now);
    const secret = token && this.links.secretOf(token);
    if (!token || !secret) return;
    const pending = token.pendingIdentityId ? await this.pendings.findOpen(token.pendingIdentityId, now) : undefined;
    const href = this.post.page('/auth/verify', { token: secret });
    await this.post.write(token.accountId, id, ({ locale, displayName }) =>
      pending ? providerVerificationMail(locale, pending.provider, href) : verificationMail(locale, displayName, href),
    );
  }
}
