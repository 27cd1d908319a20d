import { Injectable } from '@nestjs/common';
import { AuditLog } from '#modules/audit';
import { Transactions } from '#platform/database/transactions';
import type { Rehearsal } from '../domain/rehearsal';
import { RehearsalOver } from '../domain/rehearsal.errors';
import { Rehearsals } from './rehearsals';

/** Ends a rehearsal: at once when nobody has begun it, within two seconds otherwise. */
@Injectable()
export class CancelRehearsal {
  constructor(
    private readonly transactions: Transactions,
    private readonly rehearsals: Rehearsals,
    private readonly audit: AuditLog,
  ) {}

  /** @throws RehearsalNotFound, RehearsalOver */
  execute({ rehearsalId, reason }: { rehearsalId: string; reason: string }): Promise<Rehearsal> {
    return this.transactions.run(async () => {
      const { performanceId } = await this.rehearsals.get(rehearsalId);
      if (!(await this.rehearsals.requestCancel(rehearsalId))) throw new RehearsalOver();
      await this.audit.record({
        action: 'rehearsal.cancelled',
        subject: { type: 'performance', id: performanceId },
        after: { rehearsalId },
        reason,
      });
      return this.rehearsals.get(rehearsalId);
    });
  }
}
