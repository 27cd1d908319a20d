import { Injectable } from '@nestjs/common';
import { type DeliveredMessage, HandlesMessage, type MessageHandler } from '#platform/outbox/message-handler';
import { ResolvePayment } from '../application/resolve-payment.use-case';
import { PAYMENT_DOUBTED } from '../domain/payment-doubted';

/** Asks the gateway about a payment whose webhook was lost; until it has answered the outbox brings the duty back. */
@Injectable()
@HandlesMessage(PAYMENT_DOUBTED)
export class PaymentDoubtedHandler implements MessageHandler {
  constructor(private readonly resolvePayment: ResolvePayment) {}

  async handle({ aggregateId }: DeliveredMessage): Promise<void> {
    await this.resolvePayment.lookUp(aggregateId, 'webhook');
  }
}
