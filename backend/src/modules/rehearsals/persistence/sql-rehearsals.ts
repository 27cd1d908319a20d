import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { Transactions } from '#platform/database/transactions';
import { type NewRehearsal, type RealSales, type RehearsedPerformance, Rehearsals } from '../application/rehearsals';
import type { Rehearsal, RehearsalProgress, RehearsalReport, RehearsalState } from '../domain/rehearsal';
import { RehearsalNotFound } from '../domain/rehearsal.errors';
import type { RehearsalProfile } from '../domain/rehearsal-profile';

/** A worker that gave no sign of life for so long is gone. It gives one every second. */
const FORSAKEN_SECONDS = 20;
const LISTED = 50;

const COLUMNS = `r.id, r.performance_id, r.profile, r.state, r.requested_by, s.name as requested_by_name, r.reason, r.requested_at,
  r.started_at, r.finished_at, r.cancel_requested_at, r.problem, r.progress, p.report, p.finished_at as reported_at
  from rehearsal r join staff_member s on s.id = r.requested_by left join rehearsal_report p on p.rehearsal_id = r.id`;

interface Row {
  readonly id: string;
  readonly performance_id: string;
  readonly profile: RehearsalProfile;
  readonly state: RehearsalState;
  readonly requested_by: string;
  readonly requested_by_name: string;
  readonly reason: string;
  readonly requested_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly cancel_requested_at: Date | null;
  readonly problem: string | null;
  readonly progress: RehearsalProgress | null;
  readonly report: Omit<RehearsalReport, 'finishedAt'> | null;
  readonly reported_at: Date;
}

@Injectable()
export class SqlRehearsals extends Rehearsals {
  constructor(
    private readonly sql: Sql,
    private readonly transactions: Transactions,
  ) {
    super();
  }

  async add({ id, performanceId, profile, staffId, reason }: NewRehearsal): Promise<Rehearsal | undefined> {
    const added = await this.sql.query(
      `insert into rehearsal (id, performance_id, profile, requested_by, reason) values ($1, $2, $3, $4, $5)
       on conflict ((true)) where state in ('REQUESTED', 'RUNNING') do nothing returning id`,
      [id, performanceId, profile, staffId, reason],
    );
    return added.length > 0 ? this.get(id) : undefined;
  }

  async underWay(): Promise<Rehearsal | undefined> {
    const row = await this.sql.one<Row>(`select ${COLUMNS} where r.state in ('REQUESTED', 'RUNNING')`);
    return row && rehearsalOf(row);
  }

  async get(id: string): Promise<Rehearsal> {
    const row = await this.sql.one<Row>(`select ${COLUMNS} where r.id = $1`, [id]);
    if (!row) throw new RehearsalNotFound();
    return rehearsalOf(row);
  }

  async list(performanceId: string): Promise<readonly Rehearsal[]> {
    const rows = await this.sql.query<Row>(
      `select ${COLUMNS} where r.performance_id = $1 order by r.requested_at desc limit ${LISTED}`,
      [performanceId],
    );
    return rows.map(rehearsalOf);
  }

  performance(id: string): Promise<RehearsedPerformance | undefined> {
    return this.sql.one<RehearsedPerformance>(
      `select seat_map_id is not null as "hasSeatMap", starts_at <= clock_timestamp() + interval '1 hour' as "isOver",
              cancelled_at is not null as "isCancelled", rehearsal_is_possible() as "isPossible"
         from performance where id = $1`,
      [id],
    );
  }

  async realSales(): Promise<RealSales> {
    const row = await this.sql.one<RealSales>(
      `with opening as (
         select min(at) as at from (
           select sale_opens_at as at from performance where cancelled_at is null and sale_opens_at > clock_timestamp()
           union all
           select on_from from queue where mode = 'FROM' and on_from > clock_timestamp()) o)
       select opening.at as "opensAt", extract(epoch from opening.at - clock_timestamp())::float8 / 60 as "minutesToOpening",
              (select count(*)::int from performance p join event e on e.id = p.event_id
                where e.published_at <= clock_timestamp() and p.cancelled_at is null
                  and clock_timestamp() >= p.sale_opens_at and clock_timestamp() < p.sale_closes_at) as "salesOpen",
              -- Before its draw nobody has a place yet, and thousands may be there.
              (select coalesce(sum(case d.state when 'OPEN' then d.entrants else q.waiting end), 0)::int
                 from queue q left join queue_draw d using (performance_id) where q.mode <> 'OFF') as waiting
         from opening`,
    );
    return row ?? { opensAt: null, minutesToOpening: null, salesOpen: 0, waiting: 0 };
  }

  async requestCancel(id: string): Promise<boolean> {
    const asked = await this.sql.query(
      `update rehearsal set cancel_requested_at = coalesce(cancel_requested_at, clock_timestamp()),
              state = case when state = 'REQUESTED' then 'CANCELLED' else state end,
              finished_at = case when state = 'REQUESTED' then clock_timestamp() end
        where id = $1 and state in ('REQUESTED', 'RUNNING') returning id`,
      [id],
    );
    return asked.length > 0;
  }

  async take(): Promise<Rehearsal | undefined> {
    const taken = await this.sql.one<{ id: string }>(
      `update rehearsal set state = 'RUNNING', started_at = clock_timestamp(), beat_at = clock_timestamp()
        where id = (select id from rehearsal where state = 'REQUESTED' for update skip locked) returning id`,
    );
    return taken && this.get(taken.id);
  }

  async beat(id: string, progress: RehearsalProgress): Promise<'go-on' | 'cancel' | 'lost'> {
    const row = await this.sql.one<{ cancel: boolean }>(
      `update rehearsal set beat_at = clock_timestamp(), progress = $2 where id = $1 and state = 'RUNNING'
       returning cancel_requested_at is not null as cancel`,
      [id, JSON.stringify(progress)],
    );
    if (!row) return 'lost';
    return row.cancel ? 'cancel' : 'go-on';
  }

  async finish(id: string, report: RehearsalReport): Promise<void> {
    const { finishedAt, holdsPerSecond, join, hold, knee, conflicts, invariants, machine, release } = report;
    await this.transactions.run(async () => {
      const done = await this.sql.query(
        `update rehearsal set state = 'DONE', finished_at = $2 where id = $1 and state = 'RUNNING' returning id`,
        [id, finishedAt],
      );
      if (done.length === 0) return;
      await this.sql.query(
        `insert into rehearsal_report (rehearsal_id, finished_at, holds_per_second, join_p95_ms, hold_p50_ms, hold_p95_ms, hold_p99_ms,
                                       knee_holds, conflicts, violated, machine, release, report)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          id,
          finishedAt,
          holdsPerSecond,
          join.p95Ms,
          hold.p50Ms,
          hold.p95Ms,
          hold.p99Ms,
          knee?.holdsPerSecond ?? null,
          conflicts,
          invariants.violated,
          JSON.stringify(machine),
          release,
          JSON.stringify(report),
        ],
      );
    });
  }

  async end(id: string, state: 'FAILED' | 'CANCELLED', problem: string | null): Promise<void> {
    await this.sql.query(
      `update rehearsal set state = $2, finished_at = clock_timestamp(), problem = $3 where id = $1 and state = 'RUNNING'`,
      [id, state, problem],
    );
  }

  async failForsaken(): Promise<number> {
    const failed = await this.sql.query(
      `update rehearsal set state = 'FAILED', finished_at = clock_timestamp(), problem = 'worker-stopped'
        where state = 'RUNNING' and beat_at < clock_timestamp() - make_interval(secs => ${FORSAKEN_SECONDS}) returning id`,
    );
    return failed.length;
  }
}

function rehearsalOf(row: Row): Rehearsal {
  return {
    id: row.id,
    performanceId: row.performance_id,
    profile: row.profile,
    state: row.state,
    requestedBy: { id: row.requested_by, name: row.requested_by_name },
    reason: row.reason,
    requestedAt: row.requested_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    cancelRequestedAt: row.cancel_requested_at,
    problem: row.problem,
    progress: row.progress,
    report: row.report && { ...row.report, finishedAt: row.reported_at },
  };
}
