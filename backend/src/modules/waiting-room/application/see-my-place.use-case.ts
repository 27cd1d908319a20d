import { Injectable } from '@nestjs/common';
import { type Queue, secondsUntilCalled } from '../domain/queue';
import type { QueueState } from '../domain/queue-state';
import { NoPlace } from '../domain/waiting-room.errors';
import { Presence } from './presence';
import { QueueBoard } from './queue-board';
import { type AdmissionToken, QueueTokens } from './queue-tokens';
import { type Place, WaitingLine } from './waiting-line';

export interface MyPlace {
  readonly state: QueueState;
  readonly seq: number | null;
  readonly ahead: number | null;
  readonly etaSeconds: number | null;
  /** Why a place that is over ended: left, away, suspended, sale-closed, window-over or paid. */
  readonly endedBecause: string | null;
  readonly admission: (AdmissionToken & { readonly windowEndsAt: Date }) | null;
  /** Opens the live feed once, within a minute. */
  readonly socketTicket: string;
}

/**
 * Where somebody stands, and a sign of life of theirs. Who waits is answered by Redis alone; PostgreSQL is asked about
 * everybody else and whenever Redis knows nothing.
 */
@Injectable()
export class SeeMyPlace {
  constructor(
    private readonly line: WaitingLine,
    private readonly presence: Presence,
    private readonly board: QueueBoard,
    private readonly tokens: QueueTokens,
  ) {}

  /** @throws NoPlace */
  async execute({ performanceId, accountId }: { performanceId: string; accountId: string }): Promise<MyPlace> {
    const queue = await this.board.find(performanceId);
    const seen = queue && (await this.presence.see(performanceId, accountId));
    const socketTicket = this.tokens.socketTicket(accountId, performanceId);
    // Behind what is being called nobody can have been called: that needs no second look.
    if (queue && typeof seen === 'object' && seen.seq > queue.serving)
      return { ...this.waiting(queue, seen.seq, seen.ahead), socketTicket };

    const place = await this.line.placeOf(performanceId, accountId);
    if (!place) throw new NoPlace();
    const { state, seq, admission } = place;
    if (state === 'ADMITTED' && admission) return { ...this.inside(place, accountId, performanceId), socketTicket };
    if (state === 'WAITING' && seq !== null && queue) {
      const ahead =
        (await this.presence.add(performanceId, { accountId, seq })) ?? (await this.line.aheadOf(performanceId, seq));
      return { ...this.waiting(queue, seq, ahead), socketTicket };
    }
    const endedBecause = state === 'WAITING' || state === 'ADMITTED' ? null : place.because;
    return { state, seq, ahead: null, etaSeconds: null, endedBecause, admission: null, socketTicket };
  }

  private waiting(queue: Queue, seq: number, ahead: number): Omit<MyPlace, 'socketTicket'> {
    const etaSeconds = secondsUntilCalled(queue, ahead, this.board.now());
    return { state: 'WAITING', seq, ahead, etaSeconds, endedBecause: null, admission: null };
  }

  private inside(
    { state, seq, admission }: Place,
    accountId: string,
    performanceId: string,
  ): Omit<MyPlace, 'socketTicket'> {
    const token = admission && {
      ...this.tokens.admission(admission, accountId, performanceId),
      windowEndsAt: admission.windowEndsAt,
    };
    return { state, seq, ahead: 0, etaSeconds: 0, endedBecause: null, admission: token };
  }
}
