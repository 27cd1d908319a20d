import { Injectable } from '@nestjs/common';
import { type DeliveredMessage, HandlesMessage, type MessageHandler } from '#platform/outbox/message-handler';
import { SendDepositMail } from '../application/send-deposit-mail.use-case';

@Injectable()
@HandlesMessage('payment.account-issued', 'later')
export class AccountIssuedHandler implements MessageHandler {
  constructor(private readonly sendDepositMail: SendDepositMail) {}

  async handle({ payload }: DeliveredMessage): Promise<void> {
    await this.sendDepositMail.execute('payment.account-issued', String(payload['bookingId']));
  }
}

@Injectable()
@HandlesMessage('payment.deposit-missed', 'later')
export class DepositMissedHandler implements MessageHandler {
  constructor(private readonly sendDepositMail: SendDepositMail) {}

  async handle({ payload }: DeliveredMessage): Promise<void> {
    await this.sendDepositMail.execute('payment.deposit-missed', String(payload['bookingId']));
  }
}
