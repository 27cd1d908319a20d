import { Injectable } from '@nestjs/common';
import { WebhookInbox } from '../domain/webhook-inbox';
import { ResolvePayment } from './resolve-payment.use-case';

/** Follows a webhook up: asks Toss itself what became of the payment. Safe to repeat. */
@Injectable()
export class TakeHint {
  constructor(
    private readonly inbox: WebhookInbox,
    private readonly resolvePayment: ResolvePayment,
  ) {}

  async execute(hintId: string): Promise<void> {
    const paymentId = await this.inbox.paymentOf(hintId);
    if (!paymentId) return;
    await this.resolvePayment.lookUp(paymentId, 'webhook');
    await this.inbox.markProcessed(hintId);
  }
}
