import { Injectable } from '@nestjs/common';
import { type DeliveredMessage, HandlesMessage, type MessageHandler } from '#platform/outbox/message-handler';
import { WEBHOOK_RECEIVED } from '../application/receive-webhook.use-case';
import { TakeHint } from '../application/take-hint.use-case';

@Injectable()
@HandlesMessage(WEBHOOK_RECEIVED)
export class WebhookHandler implements MessageHandler {
  constructor(private readonly takeHint: TakeHint) {}

  async handle({ payload }: DeliveredMessage): Promise<void> {
    await this.takeHint.execute(String(payload['hintId']));
  }
}
