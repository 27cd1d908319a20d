import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type NewDraw, type QueueCounts, Queues, type SaleTimes } from '../application/queues';
import type { BeaconValue, DrawFile } from '../domain/draw/draw-file';
import { DRAW_FORMAT } from '../domain/draw/draw-file';
import type { Queue, QueueChallenge, QueueSettings } from '../domain/queue';
import { QUEUE_COLUMNS, queueOf, type QueueRow } from './queue-row';

const ACTIVE = {
  name: 'queues-active',
  text: `select ${QUEUE_COLUMNS} where q.mode <> 'OFF' and p.sale_closes_at > now() - interval '2 hours' order by q.performance_id`,
};

/** Whoever joins does it under this lock. */
const LOCK_LINE = 'select from queue_line where performance_id = $1 for no key update';

interface DrawRow {
  readonly commitment: string;
  readonly closes_at: Date;
  readonly beacon_value: BeaconValue | null;
  readonly seed: string;
  readonly head: string;
  readonly marks: string[];
  readonly places: number[];
}

@Injectable()
export class SqlQueues extends Queues {
  constructor(private readonly sql: Sql) {
    super();
  }

  async active(): Promise<{ readonly now: Date; readonly queues: readonly Queue[] }> {
    // The clock comes along even when there is no queue.
    const [clock, rows] = await Promise.all([
      this.sql.one<{ now: Date }>({ name: 'database-clock', text: 'select clock_timestamp() as now' }),
      this.sql.query<QueueRow>(ACTIVE),
    ]);
    return { now: clock?.now ?? new Date(0), queues: rows.map(queueOf) };
  }

  async find(performanceId: string): Promise<Queue | undefined> {
    const row = await this.sql.one<QueueRow>(`select ${QUEUE_COLUMNS} where q.performance_id = $1`, [performanceId]);
    return row && queueOf(row);
  }

  async lock(performanceId: string): Promise<void> {
    // The performance's row, because two people may set up its first queue at the same moment.
    await this.sql.query('select from performance where id = $1 for no key update', [performanceId]);
    // In the order in which rounds of admissions lock them.
    await this.sql.query('select from queue where performance_id = $1 for no key update', [performanceId]);
    await this.sql.query(LOCK_LINE, [performanceId]);
  }

  async saleTimes(performanceId: string): Promise<SaleTimes | undefined> {
    return this.sql.one<SaleTimes>(
      `select sale_opens_at as "opensAt", sale_closes_at as "closesAt", clock_timestamp() as now from performance where id = $1`,
      [performanceId],
    );
  }

  async save(performanceId: string, settings: QueueSettings & QueueChallenge, onSince: Date | null): Promise<void> {
    const { mode, from, entranceOpensAt, capacity, ratePerMinute, staySeconds, autoHoldsPerSecond, paused } = settings;
    const { challenge, challengeCost } = settings;
    await this.sql.query(
      `insert into queue as q (performance_id, mode, on_from, on_since, entrance_opens_at, capacity, rate_per_minute, stay_seconds,
                               auto_holds_per_second, paused, ceiling, challenge, challenge_cost)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $6, $11, $12)
       on conflict (performance_id) do update
         set mode = excluded.mode, on_from = excluded.on_from, on_since = excluded.on_since,
             entrance_opens_at = excluded.entrance_opens_at, capacity = excluded.capacity,
             rate_per_minute = excluded.rate_per_minute, stay_seconds = excluded.stay_seconds,
             auto_holds_per_second = excluded.auto_holds_per_second, paused = excluded.paused,
             challenge = excluded.challenge, challenge_cost = excluded.challenge_cost,
             ceiling = greatest(q.ceiling, excluded.capacity)`,
      [
        performanceId,
        mode,
        mode === 'FROM' ? from : null,
        onSince,
        entranceOpensAt,
        capacity,
        ratePerMinute,
        staySeconds,
        autoHoldsPerSecond,
        paused,
        challenge,
        challengeCost,
      ],
    );
    await this.sql.query('insert into queue_line (performance_id) values ($1) on conflict do nothing', [performanceId]);
  }

  async switchAuto(performanceId: string, on: boolean): Promise<void> {
    await this.sql.query(
      `update queue set on_since = case when $2 then clock_timestamp() + interval '2 seconds' end
        where performance_id = $1 and mode = 'AUTO' and (on_since is null) = $2`,
      [performanceId, on],
    );
  }

  async counts(performanceId: string): Promise<QueueCounts> {
    const counts = await this.sql.one<QueueCounts>(
      `select count(*) filter (where state = 'WAITING')::int as waiting, count(*) filter (where state = 'ADMITTED')::int as inside,
              count(*) filter (where state = 'COMPLETED')::int as completed, count(*) filter (where state = 'EXPIRED')::int as expired,
              count(*) filter (where state = 'LEFT')::int as "left"
         from queue_entry where performance_id = $1`,
      [performanceId],
    );
    return counts ?? { waiting: 0, inside: 0, completed: 0, expired: 0, left: 0 };
  }

  async announce({ performanceId, seed, commitment, closesAt, beacon, head }: NewDraw): Promise<void> {
    await this.sql.query(
      `insert into queue_draw (performance_id, seed, commitment, closes_at, beacon, head) values ($1, $2, $3, $4, $5, $6)`,
      [performanceId, seed, commitment, closesAt, beacon && JSON.stringify(beacon), head],
    );
  }

  async withdraw(performanceId: string): Promise<void> {
    await this.sql.query('delete from queue_draw where performance_id = $1', [performanceId]);
  }

  async lockDraw(
    performanceId: string,
  ): Promise<{ readonly seed: string; readonly marks: readonly string[] } | undefined> {
    // Whoever is joining right now is written down first or finds the list closed.
    await this.sql.query(LOCK_LINE, [performanceId]);
    const draw = await this.sql.one<{ seed: string }>(
      `select seed from queue_draw
        where performance_id = $1 and state = 'OPEN' and closes_at <= clock_timestamp() for update`,
      [performanceId],
    );
    if (!draw) return undefined;
    const entrants = await this.sql.query<{ mark: string }>(
      'select mark from queue_entry where performance_id = $1 and entrant is not null order by entrant',
      [performanceId],
    );
    return { seed: draw.seed, marks: entrants.map(({ mark }) => mark) };
  }

  async keepOrder(performanceId: string, order: readonly number[], beacon: BeaconValue | null): Promise<void> {
    await this.sql.query(
      `update queue_entry e set seq = o.place, waiting_since = clock_timestamp()
         from unnest($2::int[]) with ordinality o(entrant, place) where e.performance_id = $1 and e.entrant = o.entrant`,
      [performanceId, order],
    );
    await this.sql.query(
      `update queue_draw set state = 'DRAWN', drawn_at = clock_timestamp(), beacon_value = $2 where performance_id = $1`,
      [performanceId, beacon && JSON.stringify(beacon)],
    );
    await this.sql.query('update queue_line set last_seq = greatest(last_seq, $2) where performance_id = $1', [
      performanceId,
      order.length,
    ]);
  }

  async drawFile(performanceId: string): Promise<DrawFile | undefined> {
    const row = await this.sql.one<DrawRow>(
      `select d.commitment, d.closes_at, d.beacon_value, d.seed, d.head,
              coalesce(array_agg(e.mark order by e.entrant) filter (where e.entrant is not null), '{}') as marks,
              coalesce(array_agg(e.entrant order by e.seq) filter (where e.entrant is not null), '{}') as places
         from queue_draw d left join queue_entry e on e.performance_id = d.performance_id and e.entrant is not null
        where d.performance_id = $1 and d.state = 'DRAWN' group by d.performance_id`,
      [performanceId],
    );
    if (!row) return undefined;
    const { commitment, closes_at, beacon_value, seed, head, marks, places } = row;
    const closesAt = closes_at.toISOString();
    const file = { format: DRAW_FORMAT, performanceId, commitment, closesAt, beacon: beacon_value, seed } as const;
    return { ...file, entrants: marks, head, order: places };
  }
}
