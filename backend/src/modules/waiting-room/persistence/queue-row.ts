import type { BeaconPlan } from '../domain/draw/draw-file';
import { rehearsedLimit, type Rehearsed } from '../domain/pace';
import type { Queue, QueueChallenge, QueueMode } from '../domain/queue';

/** A queue as it is now, with its line and its draw. */
export const QUEUE_COLUMNS = `
  q.performance_id, q.revision, q.mode, q.on_from, q.on_since, q.entrance_opens_at, q.capacity, q.rate_per_minute, q.stay_seconds,
  q.auto_holds_per_second, q.paused, q.challenge, q.challenge_cost, q.serving::int, q.pace, q.waiting, q.inside, q.admitted_last_minute, q.freed_last_minute, l.last_seq::int,
  least(p.sale_closes_at, p.cancelled_at) as sale_closes_at,
  (select jsonb_build_object('knee', o.report->'knee', 'lowestPerSecond', o.report->'steps'->0->'offeredPerSecond')
     from rehearsal r join rehearsal_report o on o.rehearsal_id = r.id
    where r.performance_id = q.performance_id and r.profile = 'STRESS' order by r.requested_at desc limit 1) as rehearsed,
  d.state as draw_state, d.commitment, d.closes_at, d.beacon, d.entrants, d.head, d.announced_at, d.drawn_at,
  clock_timestamp() as now
  from queue q
  join queue_line l using (performance_id)
  join performance p on p.id = q.performance_id
  left join queue_draw d using (performance_id)`;

export interface QueueRow {
  readonly performance_id: string;
  readonly revision: number;
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
  readonly freed_last_minute: number;
  readonly rehearsed: Rehearsed | null;
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

export function queueOf(row: QueueRow): Queue {
  return {
    performanceId: row.performance_id,
    revision: row.revision,
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
    freedLastMinute: row.freed_last_minute,
    measuredHoldsPerSecond: rehearsedLimit(row.rehearsed),
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
