import { SetMetadata } from '@nestjs/common';
import type { Lane } from '#platform/queue/jobs';

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
 * (topic, class); several classes may handle one topic, each its own duty, the urgent ones first. `lane`: how long the duty
 * may wait; sending mail is never urgent.
 */
export const HandlesMessage = (topic: string, lane: Lane = 'urgent'): ClassDecorator =>
  SetMetadata(HANDLES_MESSAGE, { topic, lane } satisfies HandledMessage);

export interface HandledMessage {
  readonly topic: string;
  readonly lane: Lane;
}

export interface MessageHandler {
  handle(message: DeliveredMessage): Promise<void>;
}
