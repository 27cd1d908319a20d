import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { FreshCache } from '#platform/cache/fresh-cache';
import { AdmissionInvalid, AdmissionOver, AdmissionRequired } from '../domain/waiting-room.errors';
import { Pressure } from './presence';
import { QueueBoard } from './queue-board';
import { QueueTokens } from './queue-tokens';
import { WaitingLine } from './waiting-line';

export interface AdmissionCheck {
  readonly accountId: string | undefined;
  readonly token: string | undefined;
}

/**
 * Who may see and hold seats while a queue is on, and who may pay: the API's own answer, whatever a page believes. Without a
 * queue everybody may, at the cost of a look into this process' memory.
 */
@Injectable()
export class Admissions {
  /** Seats are looked at often; a second is soon enough to stop that. */
  private readonly seen: FreshCache<boolean>;

  constructor(
    private readonly board: QueueBoard,
    private readonly tokens: QueueTokens,
    private readonly line: WaitingLine,
    private readonly pressure: Pressure,
    clock: Clock,
  ) {
    this.seen = new FreshCache(clock, { name: 'admissions', freshMs: 1_000, staleMs: 0, maxEntries: 20_000 });
  }

  /** Whether there is a queue in front of the seats: then nobody's picture of them may be kept for others. */
  isOn(performanceId: string): Promise<boolean> {
    return this.board.isOn(performanceId);
  }

  /** @throws AdmissionRequired, AdmissionInvalid, AdmissionOver */
  async requireForSeats(performanceId: string, who: AdmissionCheck): Promise<void> {
    if (!(await this.board.isOn(performanceId))) return;
    const admission = this.read(performanceId, who);
    const key = `${admission.id}:${admission.accountId}:${performanceId}`;
    const isInside = () => this.line.isInside(admission.id, admission.accountId, performanceId, false);
    if (!(await this.seen.get(key, isInside))) throw new AdmissionOver(performanceId);
  }

  /** @throws AdmissionRequired, AdmissionInvalid, AdmissionOver */
  async requireForHold(performanceId: string, who: AdmissionCheck): Promise<void> {
    if (!(await this.board.isOn(performanceId))) return;
    await this.requireInside(performanceId, who, true);
  }

  /**
   * To pay for seats that are held. Seats held before the queue came on are paid for without.
   * @throws AdmissionRequired, AdmissionInvalid, AdmissionOver
   */
  async requireForPayment(bookingId: string, who: AdmissionCheck): Promise<void> {
    if (!(await this.board.isAnyOn())) return;
    // Somebody else's booking is none of theirs, queue or not: the route itself says so.
    const booking = who.accountId && (await this.line.bookingOf(bookingId, who.accountId));
    if (!booking || !(await this.board.isOn(booking.performanceId))) return;
    const queue = await this.board.find(booking.performanceId);
    if (queue?.onSince && booking.heldAt < queue.onSince) return;
    await this.requireInside(booking.performanceId, who, false);
  }

  /** How long a wish for seats took: what AUTO and the pace of admissions go by. */
  async noteHold(performanceId: string, milliseconds: number): Promise<void> {
    if (await this.board.find(performanceId)) this.pressure.note(performanceId, milliseconds);
  }

  private async requireInside(performanceId: string, who: AdmissionCheck, forNewHolds: boolean): Promise<void> {
    const { id, accountId } = this.read(performanceId, who);
    if (!(await this.line.isInside(id, accountId, performanceId, forNewHolds))) throw new AdmissionOver(performanceId);
  }

  private read(performanceId: string, { accountId, token }: AdmissionCheck): { id: string; accountId: string } {
    if (!token) throw new AdmissionRequired(performanceId);
    const admission = this.tokens.read(token, 'queue');
    if (admission === 'over') throw new AdmissionOver(performanceId);
    if (!admission || admission.accountId !== accountId || admission.performanceId !== performanceId)
      throw new AdmissionInvalid(performanceId);
    return admission;
  }
}
