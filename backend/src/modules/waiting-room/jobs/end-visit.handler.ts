import { Injectable } from '@nestjs/common';
import { type DeliveredMessage, HandlesMessage, type MessageHandler } from '#platform/outbox/message-handler';
import { EndVisit } from '../application/end-visit.use-case';

@Injectable()
@HandlesMessage('booking.confirmed')
export class EndVisitHandler implements MessageHandler {
  constructor(private readonly endVisit: EndVisit) {}

  handle({ aggregateId }: DeliveredMessage): Promise<void> {
    return this.endVisit.execute({ bookingId: aggregateId });
  }
}
