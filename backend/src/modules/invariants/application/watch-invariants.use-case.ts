import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { InjectMetric } from '@willsoto/nestjs-prometheus';
import type { Gauge } from 'prom-client';
import type { CheckedInvariant } from '../domain/invariant';
import { InvariantChecks } from './invariant-checks';

export const INVARIANT_VIOLATIONS = 'tiketi_invariant_violations';
export const INVARIANTS_UNCHECKED = 'tiketi_invariant_unchecked';
export const INVARIANTS_AGE = 'tiketi_invariant_oldest_age_seconds';
export const INVARIANTS_SECONDS = 'tiketi_invariant_check_seconds';

/**
 * Most queries read whole tables, so all of them together take the longer the more was ever sold. A run may take so long;
 * what there was no time for comes first in the next.
 */
const BUDGET_MS = 1_500;

/** Looks whether every invariant holds, and says so: a gauge each, a log line for what is broken. */
@Injectable()
export class WatchInvariants {
  private readonly log = new Logger('Invariants');
  /** Those with a time limit that were broken the last time. */
  private readonly lagging = new Set<string>();
  /** When each was asked, the longest ago first. */
  private readonly asked = new Map<string, number>();
  private readonly since: number;

  constructor(
    private readonly checks: InvariantChecks,
    @InjectMetric(INVARIANT_VIOLATIONS) private readonly violations: Gauge,
    @InjectMetric(INVARIANTS_UNCHECKED) private readonly unchecked: Gauge,
    @InjectMetric(INVARIANTS_SECONDS) private readonly seconds: Gauge,
    @InjectMetric(INVARIANTS_AGE) private readonly age: Gauge,
    private readonly clock: Clock,
  ) {
    this.since = clock.now().getTime();
  }

  async execute(): Promise<void> {
    const { items, left } = await this.checks.examine({ withinMs: BUDGET_MS, order: [...this.asked.keys()] });
    const now = this.clock.now().getTime();
    for (const item of items) {
      this.asked.delete(item.id);
      this.asked.set(item.id, now);
      this.unchecked.set({ id: item.id }, item.violations === null ? 1 : 0);
      if (item.violations === null)
        this.log.warn({ event: 'invariant.unchecked', invariant: item.id }, 'An invariant could not be checked');
      else this.tell(item, item.violations);
    }
    this.seconds.set(items.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1_000);
    this.age.set((now - Math.min(now, ...left.map((id) => this.asked.get(id) ?? this.since))) / 1_000);
  }

  private tell({ id, kind, title, examples }: CheckedInvariant, violations: number): void {
    this.violations.set({ id }, violations);
    const wasBroken = this.lagging.delete(id);
    if (violations > 0 && kind === 'L') this.lagging.add(id);
    // What may lag is told when it is still behind the next time.
    if (violations === 0 || (kind === 'L' && !wasBroken)) return;
    this.log.error({ event: 'invariant.broken', invariant: id, kind, violations, examples }, `Broken: ${title.en}`);
  }
}
