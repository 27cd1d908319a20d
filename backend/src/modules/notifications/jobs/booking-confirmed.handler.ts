import { Injectable } from '@nestjs/common';
import { type DeliveredMessage, HandlesMessage, type MessageHandler } from '#platform/outbox/message-handler';
import { SendBookingConfirmation } from '../application/send-booking-confirmation.use-case';

@Injectable()
@HandlesMessage('booking.confirmed', 'later')
export class BookingConfirmedHandler implements MessageHandler {
  constructor(private readonly sendBookingConfirmation: SendBookingConfirmation) {}

  async handle({ aggregateId }: DeliveredMessage): Promise<void> {
    await this.sendBookingConfirmation.execute(aggregateId);
  }
}
