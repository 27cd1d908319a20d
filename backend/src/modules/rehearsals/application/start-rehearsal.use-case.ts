import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { AuditLog } from '#modules/audit';
import { Transactions } from '#platform/database/transactions';
import type { Rehearsal } from '../domain/rehearsal';
import type { RehearsalProfile } from '../domain/rehearsal-profile';
import {
  OpeningNear,
  RehearsalImpossible,
  RehearsalPerformanceNotFound,
  RehearsalUnderWay,
  SalesAreLive,
} from '../domain/rehearsal.errors';
import { Rehearsals } from './rehearsals';

/** Nothing is rehearsed so shortly before real buyers press. */
const MINUTES_BEFORE_OPENING = 30;

export interface StartRehearsalCommand {
  readonly performanceId: string;
  readonly profile: RehearsalProfile;
  readonly reason: string;
  readonly confirmed: boolean;
  readonly staffId: string;
}

/** Asks for a synthetic on-sale; a worker begins it within a second. */
@Injectable()
export class StartRehearsal {
  constructor(
    private readonly transactions: Transactions,
    private readonly rehearsals: Rehearsals,
    private readonly audit: AuditLog,
  ) {}

  /** @throws RehearsalPerformanceNotFound, RehearsalImpossible, OpeningNear, SalesAreLive, RehearsalUnderWay */
  async execute({ performanceId, profile, reason, confirmed, staffId }: StartRehearsalCommand): Promise<Rehearsal> {
    await this.requirePossible(performanceId);
    await this.requireQuiet(confirmed);
    return this.transactions.run(async () => {
      const id = newId();
      const added = await this.rehearsals.add({ id, performanceId, profile, reason, staffId });
      if (!added) throw new RehearsalUnderWay((await this.rehearsals.underWay())?.id);
      await this.audit.record({
        action: 'rehearsal.started',
        subject: { type: 'performance', id: performanceId },
        after: { rehearsalId: id, profile, confirmed },
        reason,
      });
      return added;
    });
  }

  private async requirePossible(performanceId: string): Promise<void> {
    const performance = await this.rehearsals.performance(performanceId);
    if (!performance) throw new RehearsalPerformanceNotFound();
    if (!performance.hasSeatMap) throw new RehearsalImpossible('no-seat-map');
    if (performance.isOver) throw new RehearsalImpossible('performance-over');
    if (performance.isCancelled) throw new RehearsalImpossible('performance-cancelled');
    if (!performance.isPossible) throw new RehearsalImpossible('no-role');
  }

  private async requireQuiet(confirmed: boolean): Promise<void> {
    const { opensAt, minutesToOpening, salesOpen, waiting } = await this.rehearsals.realSales();
    if (opensAt && minutesToOpening !== null && minutesToOpening <= MINUTES_BEFORE_OPENING)
      throw new OpeningNear(opensAt);
    if (!confirmed && (salesOpen > 0 || waiting > 0)) throw new SalesAreLive({ salesOpen, waiting });
  }
}
