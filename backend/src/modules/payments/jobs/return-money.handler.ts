import { Injectable } from '@nestjs/common';
import { type DeliveredMessage, HandlesMessage, type MessageHandler } from '#platform/outbox/message-handler';
import { ReturnMoney } from '../application/return-money.use-case';
import { REFUND_DUE } from '../application/refunds/refunds';

/** The outbox brings the duty back until the money is gone. */
@Injectable()
@HandlesMessage(REFUND_DUE)
export class ReturnMoneyHandler implements MessageHandler {
  constructor(private readonly returnMoney: ReturnMoney) {}

  async handle({ aggregateId }: DeliveredMessage): Promise<void> {
    await this.returnMoney.execute(aggregateId);
  }
}
