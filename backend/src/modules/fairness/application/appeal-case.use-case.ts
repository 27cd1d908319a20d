import { Injectable } from '@nestjs/common';
import { AuditLog } from '#modules/audit';
import { Transactions } from '#platform/database/transactions';
import { Outbox } from '#platform/outbox/outbox';
import { mayAppeal } from '../domain/case-state';
import { CaseNotAppealable, CaseNotFound } from '../domain/case.errors';
import { type SuspicionCase, SuspicionCases } from './suspicion-cases';

export interface AppealCommand {
  readonly caseId: string;
  readonly accountId: string;
  /** 1 to 2,000 characters. */
  readonly text: string;
}

/** The person answers: once, in their own words. From now on staff have 48 hours, or the case is cleared. */
@Injectable()
export class AppealCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: SuspicionCases,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** @throws CaseNotFound, CaseNotAppealable */
  async execute({ caseId, accountId, text }: AppealCommand): Promise<SuspicionCase> {
    return this.transactions.run(async () => {
      const locked = await this.cases.lock(caseId, accountId);
      if (!locked) throw new CaseNotFound();
      // Time ran out for staff: it is as good as cleared.
      const isOver = locked.state === 'FROZEN' && locked.now >= locked.decideBy;
      if (isOver || !mayAppeal(locked, locked.now)) throw new CaseNotAppealable(locked.state);
      await this.cases.appeal(caseId, text);
      await this.audit.record({
        action: 'suspicion.appealed',
        subject: { type: 'suspicion-case', id: caseId },
        before: { state: locked.state },
        after: { state: 'APPEALED' },
      });
      await this.outbox.add({ topic: 'suspicion.appealed', aggregateId: caseId, payload: { caseId } });
      const appealed = await this.cases.find(caseId);
      if (!appealed) throw new CaseNotFound();
      return appealed;
    });
  }
}
