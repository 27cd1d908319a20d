import { Injectable } from '@nestjs/common';
import { AuditLog } from '#modules/audit';
import { Transactions } from '#platform/database/transactions';
import { Outbox } from '#platform/outbox/outbox';
import { mayDecide } from '../domain/case-state';
import { CaseNotDecidable, CaseNotFound, CaseNotHeard } from '../domain/case.errors';
import { type CaseFile, SuspicionCases } from './suspicion-cases';

export interface DecideCommand {
  readonly caseId: string;
  readonly staffId: string;
  readonly decision: 'UPHELD' | 'CLEARED';
  /** The person reads it: 5 to 300 characters. */
  readonly reason: string;
}

/** A member of staff decides, by name and in words. Never against somebody who can still be heard. */
@Injectable()
export class DecideCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: SuspicionCases,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** @throws CaseNotFound, CaseNotDecidable, CaseNotHeard */
  async execute({ caseId, staffId, decision, reason }: DecideCommand): Promise<CaseFile> {
    return this.transactions.run(async () => {
      const locked = await this.cases.lock(caseId);
      if (!locked) throw new CaseNotFound();
      const may = mayDecide(locked, decision, locked.now);
      if (may === 'no') throw new CaseNotDecidable(locked.state);
      if (may === 'too-early') throw new CaseNotHeard(locked.appealBy);
      // The clock has run out for everybody at once, whether or not the worker came round.
      if (decision === 'UPHELD' && locked.now >= locked.decideBy) throw new CaseNotDecidable(locked.state);
      await this.cases.decide(caseId, decision, { staffId, reason });
      await this.audit.record({
        action: 'suspicion.decided',
        subject: { type: 'suspicion-case', id: caseId },
        before: { state: locked.state },
        after: { state: decision },
        reason,
      });
      await this.outbox.add({ topic: 'suspicion.decided', aggregateId: caseId, payload: { caseId, decision } });
      const file = await this.cases.file(caseId);
      if (!file) throw new CaseNotFound();
      return file;
    });
  }
}
