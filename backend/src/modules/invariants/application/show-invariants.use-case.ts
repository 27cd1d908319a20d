import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { type Examination, InvariantChecks } from './invariant-checks';

/** However many people look, the database is asked at most this often by one process. */
const FRESH_MS = 10_000;

/** What holds now, or held a few seconds ago. */
@Injectable()
export class ShowInvariants {
  private latest: { readonly examination: Promise<Examination>; readonly until: number } | undefined;

  constructor(
    private readonly checks: InvariantChecks,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<Examination> {
    const now = this.clock.now().getTime();
    if (this.latest && now < this.latest.until) return this.latest.examination;
    const examination = this.checks.examine().catch((error: unknown) => {
      this.latest = undefined;
      throw error;
    });
    this.latest = { examination, until: now + FRESH_MS };
    return examination;
  }
}
