import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectMetric, makeGaugeProvider } from '@willsoto/nestjs-prometheus';
import type { Gauge } from 'prom-client';
import { Sql } from '#platform/database/sql';
import { Timers } from '#platform/timers/timers';

const PENDING = 'tiketi_outbox_pending';
const OLDEST = 'tiketi_outbox_oldest_age_seconds';
const PARKED = 'tiketi_outbox_parked';

export const outboxMetrics = [
  makeGaugeProvider({ name: PENDING, help: 'Messages nobody has handled yet.' }),
  makeGaugeProvider({ name: OLDEST, help: 'How long the oldest of them has been waiting, in seconds.' }),
  makeGaugeProvider({ name: PARKED, help: 'Messages that were given up: only a person can help.' }),
];

/** Late mails and refunds begin here. Every worker says the same: read the largest. */
@Injectable()
export class OutboxWatch implements OnModuleInit {
  constructor(
    private readonly sql: Sql,
    private readonly timers: Timers,
    @InjectMetric(PENDING) private readonly pending: Gauge,
    @InjectMetric(OLDEST) private readonly oldest: Gauge,
    @InjectMetric(PARKED) private readonly parked: Gauge,
  ) {}

  onModuleInit(): void {
    this.timers.every(10, 'outbox watch', () => this.look());
  }

  async look(): Promise<void> {
    const [found] = await this.sql.query<{ pending: number; oldest: number; parked: number }>(
      `select count(*) filter (where parked_at is null)::int as pending, count(*) filter (where parked_at is not null)::int as parked,
              coalesce(extract(epoch from now() - min(created_at) filter (where parked_at is null)), 0)::float8 as oldest
         from outbox_message where handled_at is null`,
    );
    this.pending.set(found?.pending ?? 0);
    this.oldest.set(found?.oldest ?? 0);
    this.parked.set(found?.parked ?? 0);
  }
}
