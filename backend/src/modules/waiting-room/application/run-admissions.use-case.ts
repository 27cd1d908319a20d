import { Injectable, Logger } from '@nestjs/common';
import { autoSwitch } from '../domain/auto-mode';
import { nextPace } from '../domain/pace';
import type { Queue } from '../domain/queue';
import { Presence, Pressure } from './presence';
import { Queues } from './queues';
import { WaitingLine } from './waiting-line';

/** Who gave no sign of life for so long loses the turn, and gets the place back when they return within ten minutes. */
const AWAY_SECONDS = 90;

/** One round of admissions for every queue. Any number of workers may run it at once. */
@Injectable()
export class RunAdmissions {
  private readonly log = new Logger(RunAdmissions.name);
  /** Rounds in a row in which Redis showed another number of people than there are. */
  private readonly astray = new Map<string, number>();

  constructor(
    private readonly queues: Queues,
    private readonly line: WaitingLine,
    private readonly presence: Presence,
    private readonly pressure: Pressure,
  ) {}

  async execute(): Promise<void> {
    const { now, queues } = await this.queues.active();
    for (const queue of queues)
      // One performance's trouble is no reason for another's people to wait.
      await this.round(queue, now).catch((error: unknown) =>
        this.log.error({ err: error, performanceId: queue.performanceId }, 'A round of admissions failed'),
      );
  }

  private async round(queue: Queue, now: Date): Promise<void> {
    const { performanceId } = queue;
    const pressure = await this.pressure.recent(performanceId);
    const turn = autoSwitch(queue, pressure, now);
    if (turn) await this.queues.switchAuto(performanceId, turn === 'on');

    const away = await this.presence.away(performanceId, AWAY_SECONDS);
    if (away === 'lost') await this.rebuild(performanceId);
    const absent = Array.isArray(away) ? (away as readonly string[]) : [];
    const done = await this.line.admit(
      performanceId,
      absent,
      nextPace(queue.pace, pressure, queue.measuredHoldsPerSecond),
    );
    if (!done) return;
    const shown = await this.presence.remove(performanceId, [...done.admitted, ...done.gone, ...absent]);
    await this.compare(performanceId, shown, done.waiting);
  }

  /** A joiner may be in one picture and not yet in the other; five seconds apart they are no longer the same line. */
  private async compare(performanceId: string, shown: number | undefined, waiting: number): Promise<void> {
    const rounds = shown === undefined || shown === waiting ? 0 : (this.astray.get(performanceId) ?? 0) + 1;
    this.astray.set(performanceId, rounds % 5);
    if (rounds >= 5) await this.rebuild(performanceId);
  }

  private async rebuild(performanceId: string): Promise<void> {
    await this.presence.rebuild(performanceId, await this.line.waiting(performanceId));
  }
}
