import { Injectable } from '@nestjs/common';
import { type DeliveredMessage, HandlesMessage, type MessageHandler } from '#platform/outbox/message-handler';
import { SendSuspicionMail } from '../application/send-suspicion-mail.use-case';

@Injectable()
@HandlesMessage('suspicion.opened', 'later')
export class SuspicionOpenedHandler implements MessageHandler {
  constructor(private readonly sendSuspicionMail: SendSuspicionMail) {}

  async handle({ aggregateId }: DeliveredMessage): Promise<void> {
    await this.sendSuspicionMail.execute('suspicion.opened', aggregateId);
  }
}

@Injectable()
@HandlesMessage('suspicion.appealed', 'later')
export class SuspicionAppealedHandler implements MessageHandler {
  constructor(private readonly sendSuspicionMail: SendSuspicionMail) {}

  async handle({ aggregateId }: DeliveredMessage): Promise<void> {
    await this.sendSuspicionMail.execute('suspicion.appealed', aggregateId);
  }
}

@Injectable()
@HandlesMessage('suspicion.decided', 'later')
export class SuspicionDecidedHandler implements MessageHandler {
  constructor(private readonly sendSuspicionMail: SendSuspicionMail) {}

  async handle({ aggregateId, payload }: DeliveredMessage): Promise<void> {
    await this.sendSuspicionMail.execute('suspicion.decided', aggregateId, String(payload['decision']));
  }
}
