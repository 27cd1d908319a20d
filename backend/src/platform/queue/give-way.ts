import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { EventLoop } from '#platform/health/event-loop';

/** So late with its own work is a process only where others keep it from the processor. */
const FULL_MS = 50;
/** What has waited so long goes on: with four at once four mails a second, however full the machine is. */
const WAIT_MS = 1_000;

/** Lets work that nobody waits for step back while the machine is full. */
@Injectable()
export class GiveWay {
  constructor(private readonly eventLoop: EventLoop) {}

  async whenFull(): Promise<void> {
    if (this.eventLoop.lagMs > FULL_MS) await setTimeout(WAIT_MS);
  }
}
