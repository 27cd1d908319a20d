import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { counter, gauge, histogram } from '#platform/metrics/process-metrics';
import { Timers } from '#platform/timers/timers';

/** Labels are bounded: queues that are on, those with the most people first. */
const MOST = 50;

const FIGURES = {
  waiting: gauge('tiketi_queue_waiting', 'People in a queue who are not called yet.', ['performance']),
  inside: gauge('tiketi_queue_inside', 'People in a queue who are let in.', ['performance']),
  capacity: gauge('tiketi_queue_capacity', 'How many people a queue lets in at once.', ['performance']),
  serving: gauge('tiketi_queue_serving_number', 'The place up to which a queue has been called.', ['performance']),
  paused: gauge('tiketi_queue_paused', '1 where somebody stopped a queue.', ['performance']),
};

const admissions = counter('tiketi_queue_admissions_total', 'People who were called in.', ['performance']);
const waits = histogram(
  'tiketi_queue_wait_seconds',
  'How long those who were called in had been in line.',
  [],
  [1, 5, 15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600],
);

interface Row {
  readonly id: string;
  readonly waiting: number;
  readonly inside: number;
  readonly capacity: number;
  readonly serving: number;
  readonly paused: number;
}

/** Whether queues move. As of the last round of admissions; every worker says the same: read the largest. */
@Injectable()
export class QueueWatch implements OnModuleInit {
  /** Who was called in until then is counted. */
  private countedUntil: string | undefined;

  constructor(
    private readonly sql: Sql,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.timers.every(10, 'queue watch', () => this.look());
  }

  async look(): Promise<void> {
    const rows = await this.sql.query<Row>(
      `select performance_id as id, waiting, inside, capacity, serving::float8 as serving, paused::int as paused
         from queue where mode <> 'OFF' and on_since <= now() order by waiting desc limit ${MOST}`,
    );
    for (const figure of Object.values(FIGURES)) figure.reset();
    for (const { id, ...figures } of rows)
      for (const [name, figure] of Object.entries(FIGURES))
        figure.set({ performance: id }, figures[name as keyof typeof FIGURES]);
    await this.countAdmissions();
  }

  /** Five seconds late, because a round of admissions that began earlier may be written down later. */
  private async countAdmissions(): Promise<void> {
    const since = this.countedUntil;
    const [{ until } = { until: undefined }] = await this.sql.query<{ until: string }>(
      `select (now() - interval '5 seconds')::text as until`,
    );
    this.countedUntil = until;
    if (since === undefined) return;
    const called = await this.sql.query<{ id: string; waited: number }>(
      `select e.performance_id as id, extract(epoch from e.admitted_at - e.joined_at)::float8 as waited
         from queue q join queue_entry e using (performance_id)
        where q.mode <> 'OFF' and e.admitted_at > $1::timestamptz and e.admitted_at <= $2::timestamptz`,
      [since, until],
    );
    for (const { id, waited } of called) {
      admissions.inc({ performance: id });
      waits.observe(waited);
    }
  }
}
