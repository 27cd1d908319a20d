import { Injectable } from '@nestjs/common';
import { type DeliveredMessage, HandlesMessage, type MessageHandler } from '#platform/outbox/message-handler';
import { MailedLinks } from '../application/mailed-links';
import { WaitingSignIns } from '../application/waiting-sign-ins';
import { providerVerificationMail, verificationMail } from './mails/account-mails';
import { AccountPost } from './mails/account-post';

/** Mails the link that proves an address. A link that was used or replaced meanwhile is not sent. */
@Injectable()
@HandlesMessage('account.verification-requested', 'soon')
export class SendVerification implements MessageHandler {
  constructor(
    private readonly links: MailedLinks,
    private readonly waiting: WaitingSignIns,
    private readonly post: AccountPost,
  ) {}

  async handle({ id, payload }: DeliveredMessage): Promise<void> {
    const open = await this.links.open(String(payload['oneTimeTokenId']));
    if (!open) return;
    const { link, secret } = open;
    const pending = link.pendingIdentityId ? await this.waiting.find(link.pendingIdentityId) : undefined;
    const href = this.post.page('/auth/verify', { token: secret });
    await this.post.write(link.accountId, id, ({ locale, displayName }) =>
      pending ? providerVerificationMail(locale, pending.provider, href) : verificationMail(locale, displayName, href),
    );
  }
}
