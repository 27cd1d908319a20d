import { Injectable } from '@nestjs/common';
import { type DeliveredMessage, HandlesMessage, type MessageHandler } from '#platform/outbox/message-handler';
import { REFUND_REQUESTED } from '../../application/refunds/refunds';
import { SendRefund } from '../../application/refunds/send-refund.use-case';

/** Sends a refund at once; whatever goes wrong here, the timer takes it up. */
@Injectable()
@HandlesMessage(REFUND_REQUESTED)
export class RefundRequestedHandler implements MessageHandler {
  constructor(private readonly sendRefund: SendRefund) {}

  async handle({ aggregateId }: DeliveredMessage): Promise<void> {
    await this.sendRefund.execute(aggregateId);
  }
}
