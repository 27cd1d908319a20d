import { Injectable } from '@nestjs/common';
import { AuditLog } from '#modules/audit';
import { Transactions } from '#platform/database/transactions';
import { Outbox } from '#platform/outbox/outbox';
import { SuspicionCases } from './suspicion-cases';

/**
 * Opens a case for whoever has tickets and gave signals enough. All it does is that the tickets are not handed on until it
 * is decided; the person hears of it at once.
 */
@Injectable()
export class OpenCases {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: SuspicionCases,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  async execute(): Promise<number> {
    return this.transactions.run(async () => {
      const opened = await this.cases.open();
      for (const { id, performanceId, score } of opened) {
        await this.audit.record({
          action: 'suspicion.opened',
          subject: { type: 'suspicion-case', id },
          after: { state: 'FROZEN', performanceId, score },
        });
        await this.outbox.add({ topic: 'suspicion.opened', aggregateId: id, payload: { caseId: id } });
      }
      return opened.length;
    });
  }
}
