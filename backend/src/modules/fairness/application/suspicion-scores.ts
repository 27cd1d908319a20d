import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { FreshCache } from '#platform/cache/fresh-cache';
import type { ForWhom } from './join-challenges';
import { SuspicionSignals } from './suspicion-signals';

/** How suspect somebody is, at most some seconds old: one small statement per performance, however many ask. */
@Injectable()
export class SuspicionScores {
  private readonly scores: FreshCache<ReadonlyMap<string, number>>;

  constructor(
    private readonly signals: SuspicionSignals,
    clock: Clock,
  ) {
    this.scores = new FreshCache(clock, { name: 'suspicion-scores', freshMs: 3_000, staleMs: 10_000, maxEntries: 200 });
  }

  /** Points; 0 for nearly everybody. */
  async of({ performanceId, accountId }: ForWhom): Promise<number> {
    const scores = await this.scores.get(performanceId, () => this.signals.scores(performanceId));
    return scores.get(accountId) ?? 0;
  }
}
