import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '#modules/audit';
import { DEFAULT_CHALLENGE, DEFAULT_COST } from '#modules/fairness';
import { Transactions } from '#platform/database/transactions';
import { planBeacon } from '../domain/draw/beacon-rounds';
import { commitmentOf, firstLink } from '../domain/draw/entrant-chain';
import type { Queue, QueueChallenge, QueueSettings } from '../domain/queue';
import { DrawFixed, NoSuchPerformance, QueueSettingsChanged, QueueStartMissing } from '../domain/waiting-room.errors';
import { Beacon } from './beacon';
import { QueueBoard } from './queue-board';
import { Queues, type SaleTimes } from './queues';

/** Every process knows of a new queue before it counts. */
const KNOWN_AFTER_MS = 2_000;
const ENTRANCE_MS = 60 * 60_000;

export interface SetUpQueueCommand {
  readonly performanceId: string;
  /** What is asked of who joins stays as it is when left out; a new queue asks everybody. */
  readonly settings: QueueSettings & { readonly [K in keyof QueueChallenge]?: QueueChallenge[K] | undefined };
  readonly reason: string;
  /** What these settings are based on (`Queue.revision`); left out: whatever there is now. */
  readonly revision?: number | undefined;
}

/**
 * Sets up, slows, pauses, resumes or ends the queue of a performance; everywhere within three seconds. When its opening is
 * still to come, the draw is announced in the same breath: from then on its seed is fixed.
 */
@Injectable()
export class SetUpQueue {
  constructor(
    private readonly transactions: Transactions,
    private readonly queues: Queues,
    private readonly audit: AuditLog,
    private readonly beacon: Beacon,
    private readonly board: QueueBoard,
  ) {}

  /** @throws NoSuchPerformance, QueueStartMissing, QueueSettingsChanged, DrawFixed */
  async execute({ performanceId, settings, reason, revision }: SetUpQueueCommand): Promise<void> {
    if (settings.mode === 'FROM' && !settings.from) throw new QueueStartMissing();
    await this.transactions.run(async () => {
      await this.queues.lock(performanceId);
      const times = await this.queues.saleTimes(performanceId);
      if (!times) throw new NoSuchPerformance();
      const before = await this.queues.find(performanceId);
      const known = before?.revision ?? 0;
      if (revision !== undefined && revision !== known) throw new QueueSettingsChanged(known);
      const opening = openingOf(settings, times);
      const entranceOpensAt = opening && (settings.entranceOpensAt ?? new Date(opening.getTime() - ENTRANCE_MS));
      const challenge = settings.challenge ?? before?.challenge ?? DEFAULT_CHALLENGE;
      const challengeCost = settings.challengeCost ?? before?.challengeCost ?? DEFAULT_COST;
      mustNotShutOut(before, { opening, entranceOpensAt }, times);
      const kept = { ...settings, entranceOpensAt, challenge, challengeCost };
      await this.queues.save(performanceId, kept, onSince(settings, before, times));
      await this.announceDraw(performanceId, before, opening);
      await this.audit.record({
        action: 'queue.changed',
        subject: { type: 'performance', id: performanceId },
        before: before && described(before),
        after: described(kept),
        reason,
      });
    });
    await this.board.refresh();
  }

  private async announceDraw(performanceId: string, before: Queue | undefined, opening: Date | null): Promise<void> {
    const draw = before?.draw;
    if (draw && (draw.state === 'DRAWN' || draw.closesAt.getTime() === opening?.getTime())) return;
    if (draw && draw.entrants > 0) {
      // Ended or paused queues keep their draw; a draw people joined is never moved.
      if (opening) throw new DrawFixed(draw.closesAt);
      return;
    }
    if (draw) await this.queues.withdraw(performanceId);
    // Places of an earlier queue are taken for ever: a draw would have to give them out again. Then first come, first served.
    if (!opening || (before && before.lastSeq > 0)) return;
    const seed = randomBytes(32).toString('hex');
    const beacon = this.beacon.isConfigured ? planBeacon(opening) : null;
    const commitment = commitmentOf({ performanceId, closesAt: opening.toISOString(), beacon, seed });
    const head = firstLink(performanceId, commitment);
    await this.queues.announce({ performanceId, seed, commitment, closesAt: opening, beacon, head });
  }
}

/**
 * Whoever may open and shut the entrance while the pre-queue fills chooses who is in the draw. Once somebody is in, it stays
 * open as announced until the draw is held; pausing admissions is always possible.
 * @throws DrawFixed
 */
function mustNotShutOut(
  before: Queue | undefined,
  next: { readonly opening: Date | null; readonly entranceOpensAt: Date | null },
  { now }: SaleTimes,
): void {
  const draw = before?.draw;
  if (!before || draw?.state !== 'OPEN' || draw.entrants === 0 || draw.closesAt <= now) return;
  const isLater = (next.entranceOpensAt?.getTime() ?? 0) > (before.entranceOpensAt?.getTime() ?? Infinity);
  if (next.opening === null || isLater) throw new DrawFixed(draw.closesAt);
}

/** When the people of the pre-queue are called; null when that has passed, or nobody knows it beforehand. */
function openingOf({ mode, from }: QueueSettings, { opensAt, now }: SaleTimes): Date | null {
  const opening = mode === 'ALWAYS' ? opensAt : mode === 'FROM' ? from : null;
  return opening && opening > now ? new Date(opening.getTime()) : null;
}

function onSince({ mode, from }: QueueSettings, before: Queue | undefined, { now }: SaleTimes): Date | null {
  if (mode === 'OFF') return null;
  const soon = new Date(now.getTime() + KNOWN_AFTER_MS);
  if (mode === 'FROM' && from && from > soon) return from;
  const known = before?.onSince ?? null;
  if (mode === 'AUTO') return before?.mode === 'AUTO' ? known : null;
  return known && known <= soon ? known : soon;
}

function described(settings: QueueSettings & QueueChallenge) {
  const { mode, from, entranceOpensAt, capacity, ratePerMinute, staySeconds, autoHoldsPerSecond, paused } = settings;
  const { challenge, challengeCost } = settings;
  return {
    mode,
    from,
    entranceOpensAt,
    capacity,
    ratePerMinute,
    staySeconds,
    autoHoldsPerSecond,
    paused,
    challenge,
    challengeCost,
  };
}
