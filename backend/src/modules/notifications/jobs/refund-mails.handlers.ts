import { Injectable } from '@nestjs/common';
import { type DeliveredMessage, HandlesMessage, type MessageHandler } from '#platform/outbox/message-handler';
import { SendRefundMail } from '../application/send-refund-mail.use-case';

@Injectable()
@HandlesMessage('booking.cancelled', 'later')
export class BookingCancelledHandler implements MessageHandler {
  constructor(private readonly sendRefundMail: SendRefundMail) {}

  async handle({ payload }: DeliveredMessage): Promise<void> {
    await this.sendRefundMail.execute('booking.cancelled', String(payload['bookingId']), String(payload['refundId']));
  }
}

@Injectable()
@HandlesMessage('refund.done', 'later')
export class RefundDoneHandler implements MessageHandler {
  constructor(private readonly sendRefundMail: SendRefundMail) {}

  async handle({ payload }: DeliveredMessage): Promise<void> {
    await this.sendRefundMail.execute('refund.done', String(payload['bookingId']), String(payload['refundId']));
  }
}
