import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type NewDraw, type QueueCounts, Queues, type SaleTimes } from '../application/queues';
import type { BeaconPlan, BeaconValue, DrawFile } from '../domain/draw/draw-file';
import { DRAW_FORMAT } from '../domain/draw/draw-file';
import type { Queue, QueueChallenge, QueueMode, QueueSettings } from '../domain/queue';

const COLUMNS = `
  q.performance_id, q.mode, q.on_from, q.on_since, q.entrance_opens_at, q.capacity, q.rate_per_minute, q.stay_seconds,
  q.auto_holds_per_second, q.paused, q.challenge, q.challenge_cost, q.serving::int, q.pace, q.waiting, q.inside, q.admitted_last_minute, l.last_seq::int,
  least(p.sale_closes_at, p.cancelled_at) as sale_closes_at,
  (select o.knee_holds from rehearsal r join rehearsal_report o on o.rehearsal_id = r.id
    where r.performance_id = q.performance_id and o.knee_holds > 0 order by r.requested_at desc limit 1) as measured, d.state as draw_state, d.commitment, d.closes_at, d.beacon, d.entrants, d.head, d.announced_at, d.drawn_at,
  clock_timestamp() as now
  from queue q
  join queue_line l using (performance_id)
  join performance p on p.id = q.performance_id
  left join queue_draw d using (performance_id)`;
const ACTIVE = {
  name: 'queues-active',
  text: `select ${COLUMNS} where q.mode <> 'OFF' and p.sale_closes_at > now() - interval '2 hours' order by q.performance_id`,
};

interface QueueRow {
  readonly performance_id: string;
  readonly mode: QueueMode;
  readonly on_from: Date | null;
  readonly on_since: Date | null;
  readonly entrance_opens_at: Date | null;
  readonly capacity: number;
  readonly rate_per_minute: number;
  readonly stay_seconds: number;
  readonly auto_holds_per_second: number;
  readonly paused: boolean;
  readonly challenge: QueueChallenge['challenge'];
  readonly challenge_cost: number;
  readonly serving: number;
  readonly pace: number;
  readonly waiting: number;
  readonly inside: number;
  readonly admitted_last_minute: number;
  readonly measured: number | null;
  readonly last_seq: number;
  readonly sale_closes_at: Date;
  readonly draw_state: 'OPEN' | 'DRAWN' | null;
  readonly commitment: string;
  readonly closes_at: Date;
  readonly beacon: BeaconPlan | null;
  readonly entrants: number;
  readonly head: string;
  readonly announced_at: Date;
  readonly drawn_at: Date | null;
}

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
    const row = await this.sql.one<QueueRow>(`select ${COLUMNS} where q.performance_id = $1`, [performanceId]);
    return row && queueOf(row);
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
    await this.sql.query('select from queue_line where performance_id = $1 for no key update', [performanceId]);
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

function queueOf(row: QueueRow): Queue {
  return {
    performanceId: row.performance_id,
    mode: row.mode,
    from: row.on_from,
    onSince: row.on_since,
    entranceOpensAt: row.entrance_opens_at,
    capacity: row.capacity,
    ratePerMinute: row.rate_per_minute,
    staySeconds: row.stay_seconds,
    autoHoldsPerSecond: row.auto_holds_per_second,
    paused: row.paused,
    challenge: row.challenge,
    challengeCost: row.challenge_cost,
    saleClosesAt: row.sale_closes_at,
    serving: row.serving,
    lastSeq: row.last_seq,
    pace: row.pace,
    waiting: row.waiting,
    inside: row.inside,
    admittedLastMinute: row.admitted_last_minute,
    measuredHoldsPerSecond: row.measured,
    draw: row.draw_state && {
      state: row.draw_state,
      commitment: row.commitment,
      closesAt: row.closes_at,
      beacon: row.beacon,
      entrants: row.entrants,
      head: row.head,
      announcedAt: row.announced_at,
      drawnAt: row.drawn_at,
    },
  };
}
