import { Injectable } from '@nestjs/common';
import { type DeliveredMessage, HandlesMessage, type MessageHandler } from '#platform/outbox/message-handler';
import { PROVIDERS, type Provider } from '../domain/provider';
import { alreadySignedUpMail, identityLinkedMail, passwordChangedMail, sessionReusedMail } from './mails/account-mails';
import { AccountPost } from './mails/account-post';

const providerIn = (payload: DeliveredMessage['payload']): Provider | undefined =>
  PROVIDERS.find((provider) => provider === payload['provider']);

/** Somebody signed up with an address that has an account: only its owner learns that. */
@Injectable()
@HandlesMessage('account.sign-up-repeated', 'soon')
export class TellAboutAccount implements MessageHandler {
  constructor(private readonly post: AccountPost) {}

  async handle({ id, aggregateId, payload }: DeliveredMessage): Promise<void> {
    const href = this.post.page('/sign-in');
    await this.post.write(aggregateId, id, ({ locale }) => alreadySignedUpMail(locale, providerIn(payload), href));
  }
}

@Injectable()
@HandlesMessage('account.password-changed', 'soon')
export class TellAboutNewPassword implements MessageHandler {
  constructor(private readonly post: AccountPost) {}

  async handle({ id, aggregateId }: DeliveredMessage): Promise<void> {
    const href = this.post.page('/password-reset');
    await this.post.write(aggregateId, id, ({ locale }) => passwordChangedMail(locale, href));
  }
}

@Injectable()
@HandlesMessage('account.identity-linked', 'soon')
export class TellAboutLink implements MessageHandler {
  constructor(private readonly post: AccountPost) {}

  async handle({ id, aggregateId, payload }: DeliveredMessage): Promise<void> {
    const provider = providerIn(payload);
    if (!provider) return;
    const href = this.post.page('/password-reset');
    await this.post.write(aggregateId, id, ({ locale }) => identityLinkedMail(locale, provider, href));
  }
}

@Injectable()
@HandlesMessage('account.session-reused', 'soon')
export class TellAboutReuse implements MessageHandler {
  constructor(private readonly post: AccountPost) {}

  async handle({ id, aggregateId }: DeliveredMessage): Promise<void> {
    const href = this.post.page('/password-reset');
    await this.post.write(aggregateId, id, ({ locale }) => sessionReusedMail(locale, href));
  }
}
