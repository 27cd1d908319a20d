import { Injectable } from '@nestjs/common';
import { ReleaseVisitHolds } from '#modules/bookings';
import { Presence } from './presence';
import { WaitingLine } from './waiting-line';

/**
 * Gives a place up, or ends a visit: the next person comes in with the next round, within a second, and what was held in the
 * visit and is not being paid for is free at once.
 */
@Injectable()
export class LeaveQueue {
  constructor(
    private readonly line: WaitingLine,
    private readonly presence: Presence,
    private readonly holds: ReleaseVisitHolds,
  ) {}

  /** Safe to repeat. */
  async execute({ performanceId, accountId }: { performanceId: string; accountId: string }): Promise<void> {
    const left = await this.line.leave(performanceId, accountId);
    if (!left) return;
    await this.presence.remove(performanceId, [accountId]);
    // After the place: nobody can hold more meanwhile.
    if (left.insideSince) await this.holds.execute({ performanceId, buyerId: accountId, since: left.insideSince });
  }
}
