import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { Gather } from '#platform/database/gather';
import { byKey, Sql } from '#platform/database/sql';
import type { QueueState } from '../domain/queue-state';
import {
  type AdmissionRound,
  type JoinCommand,
  type JoinOutcome,
  type JoinRefusal,
  type Place,
  WaitingLine,
  type WaitingPerson,
} from '../application/waiting-line';
import { JoinBatches } from './join-batches';

const JOIN = {
  name: 'join-queue',
  text: `select outcome, entry_id, state, seq::int, entrant, nonce, link, joined_at, at
           from join_queue($1, $2, $3, $4) order by request`,
};
/**
 * Here and below `is not distinct from` keeps PostgreSQL off the indexes that begin with the performance: on tables nobody has
 * analysed yet it takes a whole sale for one row, and would read everybody in line to find one person.
 */
const PLACE = {
  name: 'queue-place',
  text: `select id, state, seq::int, moved_because, admission_id, window_ends_at, admit_expires_at from queue_entry
          where person = (select coalesce(a.person_id, a.id)::text from account a where a.id = $2)
            and performance_id is not distinct from $1 and account_id = $2 order by joined_at desc limit 1`,
};
const INSIDE = {
  name: 'queue-inside',
  // An aggregate for each, so that each is found by its key whatever PostgreSQL thinks of the sizes.
  text: `select coalesce((select bool_or(case when asked.for_new_holds then e.window_ends_at else e.admit_expires_at end > now())
                            from queue_entry e
                           where e.admission_id = asked.admission_id and e.account_id = asked.account_id
                             and e.performance_id is not distinct from asked.performance_id and e.state = 'ADMITTED'), false) as inside
           from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::boolean[]) with ordinality
                as asked (admission_id, account_id, performance_id, for_new_holds, position) order by position`,
};
const AHEAD = {
  name: 'queue-ahead',
  text: `select count(*)::int as ahead from queue_entry where performance_id = $1 and state = 'WAITING' and seq < $2`,
};

interface Visit {
  readonly admissionId: string;
  readonly accountId: string;
  readonly performanceId: string;
  readonly forNewHolds: boolean;
}

interface JoinRow {
  readonly outcome: JoinRefusal | 'joined' | 'present' | 'returned';
  readonly entry_id: string;
  readonly state: QueueState;
  readonly seq: number | null;
  readonly entrant: number | null;
  readonly nonce: string;
  readonly link: string | null;
  readonly joined_at: Date;
  readonly at: Date | null;
}

interface PlaceRow {
  readonly id: string;
  readonly state: QueueState;
  readonly seq: number | null;
  readonly moved_because: string;
  readonly admission_id: string | null;
  readonly window_ends_at: Date;
  readonly admit_expires_at: Date;
}

@Injectable()
export class SqlWaitingLine extends WaitingLine {
  private readonly batches = new JoinBatches((batch) => this.joinAll(batch));
  private readonly insiders = new Gather<Visit, boolean>((visits) => this.areInside(visits));

  constructor(private readonly sql: Sql) {
    super();
  }

  join(command: JoinCommand): Promise<JoinOutcome> {
    return this.batches.add(command);
  }

  leave(performanceId: string, accountId: string): Promise<{ readonly insideSince: Date | null } | undefined> {
    return this.sql.one(
      byKey(`update queue_entry set state = 'LEFT', ended_at = clock_timestamp(), moved_by = 'buyer', moved_because = 'left'
        where performance_id is not distinct from $1 and person = queue_person($2) and account_id = $2 and state in ('WAITING', 'ADMITTED') returning admitted_at as "insideSince"`),
      [performanceId, accountId],
    );
  }

  async placeOf(performanceId: string, accountId: string): Promise<Place | undefined> {
    const row = await this.sql.one<PlaceRow>(PLACE, [performanceId, accountId]);
    if (!row) return undefined;
    const { id, state, seq, moved_because, admission_id, window_ends_at, admit_expires_at } = row;
    const admission =
      admission_id !== null && seq !== null
        ? { id: admission_id, seq, windowEndsAt: window_ends_at, expiresAt: admit_expires_at }
        : null;
    return { entryId: id, state, seq, because: moved_because, admission };
  }

  async aheadOf(performanceId: string, seq: number): Promise<number> {
    return (await this.sql.one<{ ahead: number }>(AHEAD, [performanceId, seq]))?.ahead ?? 0;
  }

  waiting(performanceId: string): Promise<readonly WaitingPerson[]> {
    return this.sql.query(
      `select account_id as "accountId", seq::int as seq from queue_entry
        where performance_id = $1 and state = 'WAITING' and seq is not null order by seq`,
      [performanceId],
    );
  }

  admit(performanceId: string, away: readonly string[], pace: number): Promise<AdmissionRound | undefined> {
    return this.sql.one<AdmissionRound>(
      `select serving::int as serving, waiting, inside, admitted, gone, ended from admit_from_queue($1, $2, $3)`,
      [performanceId, away, pace],
    );
  }

  isInside(admissionId: string, accountId: string, performanceId: string, forNewHolds: boolean): Promise<boolean> {
    return this.insiders.ask({ admissionId, accountId, performanceId, forNewHolds });
  }

  async complete(bookingId: string): Promise<void> {
    await this.sql.query(
      byKey(`update queue_entry e set state = 'COMPLETED', ended_at = clock_timestamp(), moved_by = 'system', moved_because = 'paid'
         from booking b
        where b.id = $1 and e.performance_id is not distinct from b.performance_id and e.state = 'ADMITTED'
          and e.person = queue_person(b.account_id) and e.account_id = b.account_id and e.admitted_at <= b.confirmed_at
          and not exists (select from booking o where o.account_id = b.account_id and o.performance_id = b.performance_id
                             and o.id <> b.id and o.state in ('HELD', 'PAYING') and o.expires_at > clock_timestamp())`),
      [bookingId],
    );
  }

  async bookingOf(
    bookingId: string,
    accountId: string,
  ): Promise<{ readonly performanceId: string; readonly heldAt: Date } | undefined> {
    return this.sql.one(
      byKey(
        `select performance_id as "performanceId", created_at as "heldAt" from booking where id = $1 and account_id = $2`,
      ),
      [bookingId, accountId],
    );
  }

  private async areInside(visits: readonly Visit[]): Promise<readonly boolean[]> {
    const rows = await this.sql.query<{ inside: boolean }>(INSIDE, [
      visits.map(({ admissionId }) => admissionId),
      visits.map(({ accountId }) => accountId),
      visits.map(({ performanceId }) => performanceId),
      visits.map(({ forNewHolds }) => forNewHolds),
    ]);
    return rows.map(({ inside }) => inside);
  }

  /** One statement for everybody who waits to be written down: the SQL function join_queue does the rest. */
  private async joinAll(batch: readonly JoinCommand[]): Promise<readonly JoinOutcome[]> {
    const rows = await this.sql.query<JoinRow>(JOIN, [
      batch[0]?.performanceId,
      batch.map(() => newId()),
      batch.map(({ accountId }) => accountId),
      batch.map(({ nonce }) => nonce),
    ]);
    return rows.map(outcomeOf);
  }
}

function outcomeOf({ outcome, at, entry_id, state, seq, entrant, nonce, link, joined_at }: JoinRow): JoinOutcome {
  if (outcome !== 'joined' && outcome !== 'present' && outcome !== 'returned') return { kind: outcome, at };
  return { kind: outcome, place: { entryId: entry_id, state, seq, entrant, nonce, link, joinedAt: joined_at } };
}
