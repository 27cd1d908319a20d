import { Injectable } from '@nestjs/common';
import { AuditLog } from '#modules/audit';
import { Transactions } from '#platform/database/transactions';
import { type CaseChange, type ReconciliationCase, ReconciliationCases } from './reconciliation-cases';

/** Somebody takes a case, explains it or opens it again; always with a note, always written down. */
@Injectable()
export class ChangeCase {
  constructor(
    private readonly cases: ReconciliationCases,
    private readonly audit: AuditLog,
    private readonly transactions: Transactions,
  ) {}

  /** @throws CaseNotFound, CaseOwnerUnknown */
  execute(id: string, change: CaseChange): Promise<ReconciliationCase> {
    return this.transactions.run(async () => {
      const before = await this.cases.get(id);
      const after = await this.cases.change(id, change);
      await this.audit.record({
        action: 'reconciliation-case.changed',
        subject: { type: 'reconciliation-case', id },
        before: { state: before.state, owner: before.owner?.id ?? null },
        after: { state: after.state, owner: after.owner?.id ?? null },
        reason: change.note.slice(0, 300),
      });
      return after;
    });
  }
}
