import { Injectable, Logger } from '@nestjs/common';
import { InjectMetric } from '@willsoto/nestjs-prometheus';
import type { Gauge } from 'prom-client';
import type { CheckedInvariant } from '../domain/invariant';
import { InvariantChecks } from './invariant-checks';

export const INVARIANT_VIOLATIONS = 'tiketi_invariant_violations';
export const INVARIANTS_UNCHECKED = 'tiketi_invariant_unchecked';
export const INVARIANTS_SECONDS = 'tiketi_invariant_check_seconds';

/** Looks whether every invariant holds, and says so: a gauge each, a log line for what is broken. */
@Injectable()
export class WatchInvariants {
  private readonly log = new Logger('Invariants');
  /** Those with a time limit that were broken the last time. */
  private lagging = new Set<string>();

  constructor(
    private readonly checks: InvariantChecks,
    @InjectMetric(INVARIANT_VIOLATIONS) private readonly violations: Gauge,
    @InjectMetric(INVARIANTS_UNCHECKED) private readonly unchecked: Gauge,
    @InjectMetric(INVARIANTS_SECONDS) private readonly seconds: Gauge,
  ) {}

  async execute(): Promise<void> {
    const { items } = await this.checks.examine();
    const lagged = this.lagging;
    this.lagging = new Set(items.filter(({ kind, violations }) => kind === 'L' && violations).map(({ id }) => id));
    for (const item of items) {
      this.unchecked.set({ id: item.id }, item.violations === null ? 1 : 0);
      if (item.violations === null)
        this.log.warn({ event: 'invariant.unchecked', invariant: item.id }, 'An invariant could not be checked');
      else this.tell(item, item.violations, lagged);
    }
    this.seconds.set(items.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1_000);
  }

  private tell({ id, kind, title, examples }: CheckedInvariant, violations: number, lagged: ReadonlySet<string>): void {
    this.violations.set({ id }, violations);
    // What may lag is told when it is still behind a minute later.
    if (violations === 0 || (kind === 'L' && !lagged.has(id))) return;
    this.log.error({ event: 'invariant.broken', invariant: id, kind, violations, examples }, `Broken: ${title.en}`);
  }
}
