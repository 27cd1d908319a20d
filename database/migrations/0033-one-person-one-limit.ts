import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction } from './functions/change-function.ts';

const BOOKED = `      select coalesce(sum((select count(*) from claim c where c.booking_id = o.id and c.released_at is null)), 0) as seats
        from booking o
       where o.account_id = r.account_id and o.performance_id = r.performance_id
         and not (o.state = 'HELD' and o.expires_at <= p_now)) has`;
// One look-up for each account, nested so that no plan can read all bookings of the performance instead; and two for the
// accounts, not one with "or", which would need a bitmap.
const BOOKED_BY_PERSON = `      select coalesce(sum((select sum((select count(*) from claim c where c.booking_id = o.id and c.released_at is null))
                             from booking o
                            where o.account_id = mine.id and o.performance_id = r.performance_id
                              and not (o.state = 'HELD' and o.expires_at <= p_now))), 0) as seats
        from (select coalesce(a.person_id, a.id) as id
              union all select m.id from account m where m.person_id = coalesce(a.person_id, a.id)) mine) has`;

const LOCKED = `  v_now timestamptz;
begin
  perform pg_advisory_xact_lock(k.key)
     from (select distinct hashtextextended(a::text || p::text, 0) as key from unnest(p_account_ids, p_performance_ids) t(a, p) order by 1) k;`;
const LOCKED_BY_PERSON = `  v_now timestamptz;
  v_limits bigint[];
  v_locks int;
  v_before int;
begin
  v_limits := array(select hashtextextended(coalesce(a.person_id, r.account_id)::text || r.performance_id::text, 0)
                      from unnest(p_account_ids, p_performance_ids) with ordinality r(account_id, performance_id, request)
                      left join account a on a.id = r.account_id order by r.request);
  perform pg_advisory_xact_lock(k.key) from (select distinct key from unnest(v_limits) key order by 1) k;
  get diagnostics v_locks = row_count;`;

const CLAIMED = `  -- Claims before their bookings`;
const COUNTED_AND_CLAIMED = `  -- Accounts of one person in the same batch: each counts what those before it get.
  if v_locks < cardinality(v_limits) then
    for i in 2 .. cardinality(answers) loop
      v_before := (select coalesce(sum(cardinality(x.seats)), 0) from unnest(answers) x
                    where x.request < i and x.outcome = 'held' and v_limits[x.request] = v_limits[i]);
      if answers[i].outcome = 'held' and v_before > 0 then
        answers[i].already_held := answers[i].already_held + v_before;
        if answers[i].already_held + cardinality(answers[i].seats) > answers[i].seat_limit then answers[i].outcome := 'limit'; end if;
      end if;
    end loop;
  end if;

  -- Claims before their bookings`;

const CHANGE_LOCKED =
  'perform pg_advisory_xact_lock(hashtextextended(p_account_id::text || p_performance_id::text, 0));';
const CHANGE_LOCKED_BY_PERSON = `perform pg_advisory_xact_lock(hashtextextended(
    coalesce((select a.person_id from account a where a.id = p_account_id), p_account_id)::text || p_performance_id::text, 0));`;

const JOINED = 'update account a set person_id = v_first where';
const JOINED_AT = 'update account a set person_id = v_first, person_since = clock_timestamp() where';

const CHANGES: readonly (readonly [name: string, from: string, to: string])[] = [
  ['examine_holds', BOOKED, BOOKED_BY_PERSON],
  ['hold_seats', LOCKED, LOCKED_BY_PERSON],
  ['hold_seats', CLAIMED, COUNTED_AND_CLAIMED],
  ['hold_for_change', CHANGE_LOCKED, CHANGE_LOCKED_BY_PERSON],
  ['settle_person', JOINED, JOINED_AT],
];

/** The limit of seats is a person's (ADR 45), not an account's: accounts of one person are counted and locked together. */
export class OnePersonOneLimit1767225633000 implements MigrationInterface {
  readonly name = 'OnePersonOneLimit1767225633000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- When it was found to be the person's: what it had booked before counted for itself.
      alter table account add column person_since timestamptz;
      update account set person_since = clock_timestamp() where person_id is not null`);
    for (const [name, from, to] of CHANGES) await changeFunction(queryRunner, name, [[from, to]]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [name, from, to] of [...CHANGES].reverse()) await changeFunction(queryRunner, name, [[to, from]]);
    await queryRunner.query('alter table account drop column person_since');
  }
}
