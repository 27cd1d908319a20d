import { Injectable } from '@nestjs/common';
import { AuditLog } from '#modules/audit';
import { Transactions } from '#platform/database/transactions';
import { Outbox } from '#platform/outbox/outbox';
import { SuspicionCases } from './suspicion-cases';

/** Whatever nobody decided in time is decided for the buyer. */
@Injectable()
export class LapseCases {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: SuspicionCases,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  async execute(): Promise<number> {
    return this.transactions.run(async () => {
      const lapsed = await this.cases.lapse();
      for (const id of lapsed) {
        await this.audit.record({
          action: 'suspicion.lapsed',
          subject: { type: 'suspicion-case', id },
          after: { state: 'CLEARED' },
        });
        const payload = { caseId: id, decision: 'CLEARED' };
        await this.outbox.add({ topic: 'suspicion.decided', aggregateId: id, payload });
      }
      return lapsed.length;
    });
  }
}
