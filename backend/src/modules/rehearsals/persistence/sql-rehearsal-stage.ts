import { newCode, newId } from '#kernel/ids';
import type { invariantsOn } from '#modules/invariants';
import type { seatHoldsOn } from '#modules/bookings';
import type { WaitingRoomOn } from '#modules/waiting-room';
import type { Sql } from '#platform/database/sql';
import type { HoldResult, RehearsalStage, StageCounts } from '../application/rehearsal-stages';
import type { RehearsalPlan } from '../domain/rehearsal-profile';

const HOLD_SECONDS = 300;

export interface StageParts {
  readonly sql: Sql;
  readonly room: WaitingRoomOn;
  readonly holds: ReturnType<typeof seatHoldsOn>;
  readonly invariants: ReturnType<typeof invariantsOn>;
  close(): Promise<void>;
}

interface Inside {
  readonly account_id: string;
  readonly admission_id: string;
}

export class SqlRehearsalStage implements RehearsalStage {
  /** Of whom is inside. */
  private admissions = new Map<string, string>();

  private constructor(
    private readonly parts: StageParts,
    private readonly performanceId: string,
    readonly buyers: readonly string[],
    readonly seats: readonly number[],
    readonly seatsPerPerson: number,
    readonly databaseVersion: string,
  ) {}

  static async open(parts: StageParts, performanceId: string, plan: RehearsalPlan): Promise<SqlRehearsalStage> {
    const { sql, room } = parts;
    const buyers = await sql.query<{ id: string }>('select id from account order by id');
    const seats = await sql.query<{ seat_ordinal: number }>(
      'select seat_ordinal from performance_seat where performance_id = $1 and price_grade_id is not null order by 1',
      [performanceId],
    );
    const facts = await sql.one<{ limit: number; version: string }>(
      `select e.seats_per_person as limit, 'PostgreSQL ' || current_setting('server_version') as version
         from performance p join event e on e.id = p.event_id where p.id = $1`,
      [performanceId],
    );
    await room.queues.save(
      performanceId,
      {
        mode: 'ALWAYS',
        from: null,
        entranceOpensAt: null,
        capacity: plan.capacity,
        ratePerMinute: plan.ratePerMinute,
        staySeconds: 600,
        autoHoldsPerSecond: 10_000,
        paused: false,
        challenge: 'OFF',
        challengeCost: 100,
      },
      // In the past, by the database's clock as well.
      new Date(0),
    );
    const ordinals = seats.map(({ seat_ordinal }) => seat_ordinal);
    const ids = buyers.map(({ id }) => id);
    return new SqlRehearsalStage(parts, performanceId, ids, ordinals, facts?.limit ?? 1, facts?.version ?? '');
  }

  async join(accountId: string): Promise<void> {
    const { line, presence } = this.parts.room;
    const { performanceId } = this;
    const outcome = await line.join({ performanceId, accountId, nonce: newId().replaceAll('-', '') });
    if (!('place' in outcome)) throw new Error(outcome.kind);
    const { seq } = outcome.place;
    if (seq !== null) await presence.add(performanceId, { accountId, seq });
  }

  async admit(): Promise<StageCounts> {
    const { room, sql } = this.parts;
    await room.admissions.execute();
    const [rows, queue, counted] = await Promise.all([
      sql.query<Inside>(
        `select account_id, admission_id from queue_entry
          where performance_id = $1 and state = 'ADMITTED' and window_ends_at > clock_timestamp()`,
        [this.performanceId],
      ),
      room.queues.find(this.performanceId),
      sql.one<{ admitted: number }>(
        'select count(*)::int as admitted from queue_entry where performance_id = $1 and admitted_at is not null',
        [this.performanceId],
      ),
    ]);
    this.admissions = new Map(rows.map(({ account_id, admission_id }) => [account_id, admission_id]));
    return { waiting: queue?.waiting ?? 0, inside: [...this.admissions.keys()], admitted: counted?.admitted ?? 0 };
  }

  async hold(accountId: string, ordinals: readonly number[]): Promise<HoldResult> {
    const { room, holds } = this.parts;
    const { performanceId } = this;
    const began = performance.now();
    // As every hold behind a queue: its admission is looked up first.
    const admission = this.admissions.get(accountId);
    if (admission && !(await room.line.isInside(admission, accountId, performanceId, true))) return 'refused';
    const { kind } = await holds.hold({
      bookingId: newId(),
      number: `T${newCode(5)}-${newCode(5)}`,
      buyerId: accountId,
      performanceId,
      ordinals,
      idempotencyKey: newId(),
      seconds: HOLD_SECONDS,
    });
    room.noteHold(performanceId, performance.now() - began);
    if (kind === 'held') return 'held';
    return kind === 'taken' ? 'conflict' : 'refused';
  }

  async leave(accountId: string): Promise<void> {
    const { line, presence } = this.parts.room;
    if (await line.leave(this.performanceId, accountId)) await presence.remove(this.performanceId, [accountId]);
  }

  everybodyIsThere(): Promise<void> {
    return this.parts.room.presence.seeAll(this.performanceId, this.buyers);
  }

  async freeSeats(): Promise<void> {
    const { sql, holds } = this.parts;
    await sql.query(`update booking set expires_at = clock_timestamp() where state = 'HELD'`);
    while ((await holds.expire(1_000)).length > 0);
  }

  async check(): Promise<{ checked: number; violated: string[] }> {
    const { items } = await this.parts.invariants.examine();
    const atOnce = items.filter(({ kind }) => kind === 'I');
    return {
      checked: atOnce.length,
      violated: atOnce.filter(({ violations }) => violations !== 0).map(({ id }) => id),
    };
  }

  async close(): Promise<void> {
    const { room } = this.parts;
    room.stop();
    await room.presence.rebuild(this.performanceId, []);
    await this.parts.close();
  }
}
