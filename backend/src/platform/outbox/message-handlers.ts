import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Lane, LANES_IN_ORDER } from '#platform/queue/jobs';
import { HANDLES_MESSAGE, type HandledMessage, type MessageHandler } from './message-handler';

interface Found extends HandledMessage {
  readonly handler: MessageHandler;
}

/** Who does what in this process. */
@Injectable()
export class MessageHandlers {
  private found: readonly Found[] | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  of(topic: string, lane: Lane): MessageHandler[] {
    return this.all.filter((one) => one.topic === topic && one.lane === lane).map(({ handler }) => handler);
  }

  /** Where a message goes next, when it comes from the lane `after` or from nowhere yet. */
  nextLane(topic: string, after?: Lane): Lane | undefined {
    const lanes = after ? LANES_IN_ORDER.slice(LANES_IN_ORDER.indexOf(after) + 1) : LANES_IN_ORDER;
    return lanes.find((lane) => this.of(topic, lane).length > 0);
  }

  /** Looked for when the first message comes: by then every module is there. */
  private get all(): readonly Found[] {
    this.found ??= this.discovery.getProviders().flatMap(({ instance, metatype }) => {
      const handled = metatype && (Reflect.getMetadata(HANDLES_MESSAGE, metatype) as HandledMessage | undefined);
      return handled ? [{ ...handled, handler: instance as MessageHandler }] : [];
    });
    return this.found;
  }
}
