import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { Sql } from '#platform/database/sql';
import {
  type CaseFile,
  type CaseFilter,
  type LockedCase,
  type SuspicionCase,
  SuspicionCases,
} from '../application/suspicion-cases';
import { APPEAL_DECISION_HOURS, APPEAL_HOURS, DECISION_HOURS } from '../domain/case-state';
import { CASE_POINTS, CASE_RULES } from '../domain/suspicion-rules';

/** Points of fresh enough signals, of people who hold a live ticket and have no case. */
const CANDIDATES = `
  select s.performance_id, s.account_id, sum(s.points)::int as score
    from suspicion_signal s
   where s.at > clock_timestamp() - interval '30 days'
     and not exists (select from suspicion_case c where c.performance_id = s.performance_id and c.account_id = s.account_id)
   group by s.performance_id, s.account_id
  having sum(s.points) >= $1 and count(*) >= $2
     and exists (select from booking b join ticket t on t.booking_id = b.id
                  where b.account_id = s.account_id and b.performance_id = s.performance_id and t.state = 'VALID')`;

const CASE = `
  c.id, c.performance_id as "performanceId", c.account_id as "accountId", c.state, c.score, c.opened_at as "openedAt",
  c.appeal_by as "appealBy", c.decide_by as "decideBy", c.appeal, c.appealed_at as "appealedAt", c.decided_at as "decidedAt",
  c.decided_by as "decidedBy", c.reason, p.starts_at as "startsAt", json_build_object('ko', e.title_ko, 'en', e.title_en) as title,
  array(select b.id from booking b where b.account_id = c.account_id and b.performance_id = c.performance_id
           and b.confirmed_at is not null order by b.created_at) as "bookingIds",
  array(select s.rule from suspicion_signal s where s.account_id = c.account_id and s.performance_id = c.performance_id
         order by s.points desc, s.id) as rules`;
const FROM = `
  from suspicion_case c join performance p on p.id = c.performance_id join event e on e.id = p.event_id`;

const FILE = `${CASE},
  m.name as "decidedByName",
  coalesce((select json_agg(json_build_object('id', b.id, 'number', b.number,
              'seats', (select count(*) from ticket t where t.booking_id = b.id and t.state <> 'VOID')) order by b.created_at)
     from booking b where b.account_id = c.account_id and b.performance_id = c.performance_id and b.confirmed_at is not null), '[]') as bookings,
  coalesce((select json_agg(json_build_object('rule', s.rule, 'points', s.points, 'figures', s.figures, 'at', s.at) order by s.id)
     from suspicion_signal s where s.account_id = c.account_id and s.performance_id = c.performance_id), '[]') as evidence,
  coalesce((select json_agg(json_build_object('from', t.from_state, 'to', t.to_state, 'actor', t.actor, 'cause', t.cause, 'at', t.at) order by t.id)
     from suspicion_case_transition t where t.suspicion_case_id = c.id), '[]') as history
  ${FROM} left join staff_member m on m.id = c.decided_by`;

const MATCHES = `($1 = 'ALL' or ($1 = 'OPEN' and c.state in ('FROZEN', 'APPEALED')) or c.state = $1)`;

@Injectable()
export class SqlSuspicionCases extends SuspicionCases {
  constructor(private readonly sql: Sql) {
    super();
  }

  async open() {
    const found = await this.sql.query<{ performance_id: string; account_id: string; score: number }>(CANDIDATES, [
      CASE_POINTS,
      CASE_RULES,
    ]);
    if (found.length === 0) return [];
    return this.sql.query<{ id: string; performanceId: string; score: number }>(
      `insert into suspicion_case (id, performance_id, account_id, state, score, appeal_by, decide_by, moved_by, moved_because)
       select f.id, f.performance_id, f.account_id, 'FROZEN', f.score, now() + make_interval(hours => $5),
              now() + make_interval(hours => $6), 'system', 'signals'
         from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[]) f (id, performance_id, account_id, score)
       on conflict (performance_id, account_id) do nothing
       returning id, performance_id as "performanceId", score`,
      [
        found.map(() => newId()),
        found.map(({ performance_id }) => performance_id),
        found.map(({ account_id }) => account_id),
        found.map(({ score }) => score),
        APPEAL_HOURS,
        DECISION_HOURS,
      ],
    );
  }

  async lock(id: string, accountId?: string): Promise<LockedCase | undefined> {
    // The clock is read once the row is locked: whoever waited for it decides by the time they got it.
    const locked = await this.sql.query(
      'select from suspicion_case where id = $1 and ($2::uuid is null or account_id = $2) for update',
      [id, accountId ?? null],
    );
    if (locked.length === 0) return undefined;
    return this.sql.one<LockedCase>(
      `select c.id, c.state, c.account_id as "accountId", c.appeal_by as "appealBy", c.decide_by as "decideBy",
              c.appealed_at as "appealedAt", p.starts_at as "startsAt", clock_timestamp() as now ${FROM} where c.id = $1`,
      [id],
    );
  }

  async appeal(id: string, text: string): Promise<void> {
    await this.sql.query(
      `update suspicion_case set state = 'APPEALED', appeal = $2, appealed_at = clock_timestamp(),
              decide_by = clock_timestamp() + make_interval(hours => $3), decided_at = null, decided_by = null, reason = null,
              moved_by = 'buyer', moved_because = 'appealed' where id = $1`,
      [id, text, APPEAL_DECISION_HOURS],
    );
  }

  async decide(id: string, decision: 'UPHELD' | 'CLEARED', by: { staffId: string; reason: string }): Promise<void> {
    await this.sql.query(
      `update suspicion_case set state = $2, decided_at = clock_timestamp(), decided_by = $3, reason = $4,
              moved_by = 'staff', moved_because = 'decided' where id = $1`,
      [id, decision, by.staffId, by.reason],
    );
  }

  async lapse(): Promise<readonly string[]> {
    const lapsed = await this.sql.query<{ id: string }>(
      `update suspicion_case set state = 'CLEARED', decided_at = clock_timestamp(), moved_by = 'system', moved_because = 'lapsed'
        where id in (select id from suspicion_case where state in ('FROZEN', 'APPEALED') and decide_by <= clock_timestamp()
                      order by id for update skip locked)
          and state in ('FROZEN', 'APPEALED') and decide_by <= clock_timestamp() returning id`,
    );
    return lapsed.map(({ id }) => id);
  }

  find(id: string): Promise<SuspicionCase | undefined> {
    return this.sql.one(`select ${CASE} ${FROM} where c.id = $1`, [id]);
  }

  ofAccount(accountId: string): Promise<readonly SuspicionCase[]> {
    return this.sql.query(`select ${CASE} ${FROM} where c.account_id = $1 order by c.opened_at desc`, [accountId]);
  }

  async list(filter: CaseFilter, { page, size }: { page: number; size: number }) {
    const items = await this.sql.query<CaseFile>(
      `select ${FILE} where ${MATCHES}
        order by (c.decided_at is not null), case when c.decided_at is null then c.decide_by end, c.decided_at desc, c.id
        limit $2 offset $3`,
      [filter, size, (page - 1) * size],
    );
    const counted = await this.sql.one<{ total: number; now: Date }>(
      `select count(*)::int as total, clock_timestamp() as now from suspicion_case c where ${MATCHES}`,
      [filter],
    );
    return { items: items.map(withDates), total: counted?.total ?? 0, now: counted?.now ?? new Date(0) };
  }

  async file(id: string): Promise<CaseFile | undefined> {
    const file = await this.sql.one<CaseFile>(`select ${FILE} where c.id = $1`, [id]);
    return file && withDates(file);
  }
}

/** JSON within a row brings instants as text. */
function withDates(file: CaseFile): CaseFile {
  const dated = <T extends { at: Date }>(entry: T): T => ({ ...entry, at: new Date(entry.at) });
  return { ...file, evidence: file.evidence.map(dated), history: file.history.map(dated) };
}
