import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { addDays, koreanDay, startOfKoreanDay } from '#kernel/korean-time';
import { TossReports } from '#modules/payments';
import { type ReconciliationRun, ReconciliationRuns } from './reconciliation-runs';

/** The gateway lists a movement the moment it happens; our day and its day are compared with a day to spare. */
const SPARE_DAYS = 1;
/** Settlements appear days after the sale: each run looks at those of the week before, too. */
const SETTLEMENT_DAYS = 7;
const NIGHTLY_DAYS = 7;
const BOOKED_AT_ONCE = 500;

/** What the worker does about reconciliation, again and again; any number of workers may. */
@Injectable()
export class RunReconciliations {
  private readonly log = new Logger(RunReconciliations.name);

  constructor(
    private readonly runs: ReconciliationRuns,
    private readonly toss: TossReports,
    private readonly clock: Clock,
  ) {}

  /** One comparison for each of the last seven days that has none, yesterday's among them. */
  async plan(): Promise<number> {
    const first = await this.runs.firstDay();
    if (first === undefined) return 0;
    const today = koreanDay(this.clock.now());
    const days = Array.from({ length: NIGHTLY_DAYS }, (_, index) => addDays(today, index - NIGHTLY_DAYS));
    return this.runs.addNightly(days.filter((day) => day >= first));
  }

  /** Makes every comparison that is due. */
  async runDue(): Promise<void> {
    for (let run = await this.runs.take(); run; run = await this.runs.take()) {
      try {
        await this.advance(run);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.log.warn({ err: error, runId: run.id }, 'A reconciliation did not get through; it goes on later');
        await this.runs.postpone(run, reason.slice(0, 300));
      }
    }
  }

  /** Resolves differences of which the gateway's answer has been booked meanwhile. */
  resolveBooked(): Promise<number> {
    return this.runs.resolveBooked();
  }

  /** Books what the gateway has paid out until today. */
  async bookSettlements(): Promise<number> {
    const today = koreanDay(this.clock.now());
    let booked = 0;
    for (;;) {
      const count = await this.runs.bookSettlements(today, BOOKED_AT_ONCE);
      booked += count;
      if (count < BOOKED_AT_ONCE) return booked;
    }
  }

  /** From where the run is to its end, a page at a time. */
  private async advance(started: ReconciliationRun): Promise<void> {
    let run = started;
    while (run.state === 'RUNNING') {
      if (run.step === 'TRANSACTIONS') await this.fetchTransactions(run);
      else if (run.step === 'SETTLEMENTS') await this.fetchSettlements(run);
      else await this.finish(run);
      run = await this.runs.get(run.id);
    }
  }

  /** Books before it is done: a month may be closed on its word, and what was paid out in it belongs into it. */
  private async finish(run: ReconciliationRun): Promise<void> {
    await this.bookSettlements();
    await this.runs.compare(run);
  }

  private async fetchTransactions(run: ReconciliationRun): Promise<void> {
    const from = startOfKoreanDay(addDays(run.from, -SPARE_DAYS));
    const to = new Date(startOfKoreanDay(addDays(run.to, SPARE_DAYS + 1)).getTime() - 1_000);
    const { rows, next } = await this.toss.transactions(from, to, run.cursor);
    await this.runs.keepTransactions(run, rows, next);
  }

  private async fetchSettlements(run: ReconciliationRun): Promise<void> {
    const { rows, next } = await this.toss.settlements(addDays(run.from, -SETTLEMENT_DAYS), run.to, run.cursor);
    await this.runs.keepSettlements(run, rows, next);
  }
}
