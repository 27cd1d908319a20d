import { Injectable } from '@nestjs/common';
import { AuditLog } from '#modules/audit';
import { Transactions } from '#platform/database/transactions';
import { type MoneyCase, type MoneyCaseOutcome, outcomesOf } from '../../domain/refunds/money-case';
import { MoneyCaseClosed, MoneyCaseNotFound, MoneyCaseOutcomeWrong } from '../../domain/refunds/money-case.errors';
import { MoneyCases } from './money-cases';

interface Closing {
  readonly caseId: string;
  readonly memberId: string;
  readonly outcome: MoneyCaseOutcome;
  /** Of the transfer; with PAID, and only then. */
  readonly reference?: string | undefined;
  readonly reason: string;
}

/** Somebody takes a money case, and ends it with what became of it; both are written down in the audit log. */
@Injectable()
export class HandleMoneyCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: MoneyCases,
    private readonly audit: AuditLog,
  ) {}

  /** @throws MoneyCaseNotFound, MoneyCaseClosed */
  take({ caseId, memberId, reason }: Omit<Closing, 'outcome' | 'reference'>): Promise<MoneyCase> {
    return this.transactions.run(async () => {
      const before = await this.open(caseId);
      const after = await this.cases.give(caseId, memberId);
      await this.record('money-case.taken', before, after, reason);
      return after;
    });
  }

  /** A compensation that was paid is in the ledger with it. @throws MoneyCaseNotFound, MoneyCaseClosed, MoneyCaseOutcomeWrong */
  close({ caseId, memberId, outcome, reference, reason }: Closing): Promise<MoneyCase> {
    return this.transactions.run(async () => {
      const before = await this.open(caseId);
      const isRight = outcomesOf(before.kind).includes(outcome) && (outcome === 'PAID') === (reference !== undefined);
      if (!isRight) throw new MoneyCaseOutcomeWrong(outcomesOf(before.kind));
      const ending = { outcome, reference: reference ?? null, note: reason, closedBy: memberId };
      const after = await this.cases.close(caseId, ending);
      await this.record('money-case.closed', before, after, reason);
      return after;
    });
  }

  private async open(caseId: string): Promise<MoneyCase> {
    const found = await this.cases.lock(caseId);
    if (!found) throw new MoneyCaseNotFound();
    if (found.state !== 'OPEN') throw new MoneyCaseClosed();
    return found;
  }

  private record(action: string, before: MoneyCase, after: MoneyCase, reason: string): Promise<void> {
    const told = ({ state, owner, outcome, reference }: MoneyCase) => ({
      ...{ state, owner: owner?.id ?? null, outcome, reference },
    });
    return this.audit.record({
      action,
      subject: { type: 'money-case', id: before.id },
      before: told(before),
      after: { ...told(after), kind: after.kind, amount: after.amount },
      reason,
    });
  }
}
