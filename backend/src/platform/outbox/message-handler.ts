import { SetMetadata } from '@nestjs/common';

export const HANDLES_MESSAGE = 'tiketi:handles-message';

/** What a handler is given. */
export interface DeliveredMessage {
  readonly id: string;
  readonly topic: string;
  readonly aggregateId: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * Marks a worker's class that does a duty from the outbox: `handle(message)` must be safe to run twice. One handler per
 * (topic, class); several classes may handle one topic, each its own duty.
 */
export const HandlesMessage = (topic: string): ClassDecorator => SetMetadata(HANDLES_MESSAGE, topic);

export interface MessageHandler {
  handle(message: DeliveredMessage): Promise<void>;
}
