import type { Clock } from '#kernel/clock';
import type { TossReports } from '#modules/payments';
import type { ReconciliationRun, ReconciliationRuns } from './reconciliation-runs';
import { RunReconciliations } from './run-reconciliations.use-case';

const fetched: ReconciliationRun = {
  id: 'run-1',
  from: '2026-04-01',
  to: '2026-04-30',
  requestedBy: 'system',
  state: 'RUNNING',
  step: 'COMPARE',
  cursor: null,
  attempts: 0,
  lastError: null,
  startedAt: new Date('2026-05-01T00:00:00Z'),
  finishedAt: null,
  result: null,
};

it('books what was paid out before a comparison is done, so that a month closed on its word is whole', async () => {
  const deeds: string[] = [];
  const waiting = [fetched];
  const runs: Partial<ReconciliationRuns> = {
    take: async () => waiting.pop(),
    bookSettlements: async () => {
      deeds.push('settlements booked');
      return 0;
    },
    compare: async () => void deeds.push('done'),
    get: async () => ({ ...fetched, state: 'DONE' }),
  };
  const clock: Clock = { now: () => new Date('2026-05-01T00:00:00Z') };

  await new RunReconciliations(runs as ReconciliationRuns, {} as TossReports, clock).runDue();

  expect(deeds).toEqual(['settlements booked', 'done']);
});
