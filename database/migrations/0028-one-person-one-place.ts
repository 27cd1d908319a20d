import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction } from './functions/change-function.ts';

const QUEUE_PERSON_OF_JOINER = 'queue_person(w.account_id) as person,';
const PERSON_OF_JOINER = 'coalesce(a.person_id, a.id)::text as person,';
const NTH = 'row_number() over (partition by queue_person(w.account_id) order by w.request) as nth,';
const FIRST =
  'first_value(w.account_id) over (partition by coalesce(a.person_id, a.id), a.status, a.email_verified_at is null order by w.request) as first_account,';
const MINE = 'e.person = queue_person(w.account_id) and';
const MINE_BY_PERSON = 'e.person = coalesce(a.person_id, a.id)::text and';
const BEGIN_LOOP = '  loop\n    if v_gate is not null';
const LOOP_WITH_PERSONS = '  loop\n    persons := persons || r.person;\n    if v_gate is not null';
const OTHER = 'elsif r.known_account <> r.account_id then';
const OTHER_OR_EARLIER = 'elsif coalesce(r.known_account, r.first_account) <> r.account_id then';
const PRESENT = 'elsif r.known_id is not null or r.nth > 1 then';
const PRESENT_OR_TWICE = 'elsif r.known_id is not null or r.account_id = any (joiners) then';
const MARKS = "marks     text[] := '{}';";
const MARKS_AND_PERSONS = "marks     text[] := '{}';\n  persons   text[] := '{}';\n  joiners   uuid[] := '{}';";
const ENTRANT = '      v_entrant := v_entrant + 1;';
const PLACE = '      v_seq := greatest(v_seq, v_entrant) + 1;';
const NOTED = '      joiners := joiners || r.account_id;\n';
const INSERTED = "p_account_ids[x.request], queue_person(p_account_ids[x.request]), 'WAITING'";
const INSERTED_PERSON = "p_account_ids[x.request], persons[x.request], 'WAITING'";
const FOUND = 'l.person = queue_person(p_account_ids[x.request]) and';
const FOUND_PERSON = 'l.person = persons[x.request] and';

/** What join_queue asks of an account's person now, and what it asked before. */
const CHANGES: readonly (readonly [string, string])[] = [
  [QUEUE_PERSON_OF_JOINER, PERSON_OF_JOINER],
  [NTH, FIRST],
  [MINE, MINE_BY_PERSON],
  [BEGIN_LOOP, LOOP_WITH_PERSONS],
  [OTHER, OTHER_OR_EARLIER],
  [PRESENT, PRESENT_OR_TWICE],
  [MARKS, MARKS_AND_PERSONS],
  [ENTRANT, NOTED + ENTRANT],
  [PLACE, NOTED + PLACE],
  [INSERTED, INSERTED_PERSON],
  [FOUND, FOUND_PERSON],
];

/**
 * One place per verified person (ADR 45): accounts that proved the same mailbox or the same identity at Kakao, Naver or Google
 * are one person, also one after the other. The unique indexes of queue_entry are by person already.
 */
export class OnePersonOnePlace1767225628000 implements MigrationInterface {
  readonly name = 'OnePersonOnePlace1767225628000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Empty: a person of their own. Otherwise the person who proved one of their identities before, with another account.
      alter table account add column person_id uuid;
      create index account_of_person on account (person_id) where person_id is not null;

      -- What somebody proved to be theirs, as a hash: it outlives an account that is closed, until the sales are over for which
      -- the person stood in line.
      create table person_identity (
        identity  text primary key check (identity ~ '^[0-9a-f]{64}$'),
        person_id uuid not null,
        proven_at timestamptz not null default now(),
        -- When the last account of the person was closed; empty while one is open.
        left_at   timestamptz
      );
      create index person_identity_of_person on person_identity (person_id);
      create index person_identity_left on person_identity (left_at) where left_at is not null;

      -- One spelling per mailbox: what follows a plus is the owner's own label (RFC 5233), and Gmail reads no dots.
      create function proven_mailbox(email text) returns text language sql immutable as $$
        select case when x.host in ('gmail.com', 'googlemail.com') then replace(x.name, '.', '') || '@gmail.com' else x.name || '@' || x.host end
          from (select coalesce(nullif(split_part(split_part(email, '@', 1), '+', 1), ''), split_part(email, '@', 1)) as name,
                       split_part(email, '@', 2) as host) x
      $$;

      -- The first to prove an identity is its person. Whoever has stood in a line stays who they are: places never change hands.
      create function settle_person(p_account_id uuid, p_identity text) returns void language plpgsql as $$
      declare
        v_identity text := encode(sha256(convert_to(p_identity, 'UTF8')), 'hex');
        v_mine     uuid;
        v_first    uuid;
      begin
        select coalesce(a.person_id, a.id) into v_mine from account a where a.id = p_account_id;
        insert into person_identity (identity, person_id) values (v_identity, v_mine) on conflict (identity) do nothing;
        if found then return; end if;
        select i.person_id into v_first from person_identity i where i.identity = v_identity;
        if v_first is null then return; end if;
        if v_first <> v_mine then
          if exists (select from queue_entry e where e.person = v_mine::text) then return; end if;
          update account a set person_id = v_first where a.id = v_mine or a.person_id = v_mine;
          update person_identity i set person_id = v_first where i.person_id = v_mine;
        end if;
        update person_identity i set left_at = null where i.person_id = v_first and i.left_at is not null;
      end $$;

      create function settle_account() returns trigger language plpgsql as $$
      begin
        perform settle_person(new.id, 'mail:' || proven_mailbox(new.email));
        return null;
      end $$;
      create trigger account_is_proven after insert or update of email, email_verified_at on account for each row
        when (new.email is not null and new.email_verified_at is not null and new.status <> 'WITHDRAWN') execute function settle_account();

      create function account_left() returns trigger language plpgsql as $$
      begin
        update person_identity i set left_at = x.at
          from (select max(a.withdrawn_at) as at, bool_and(a.status = 'WITHDRAWN') as all_left from account a
                 where a.id = coalesce(new.person_id, new.id) or a.person_id = coalesce(new.person_id, new.id)) x
         where i.person_id = coalesce(new.person_id, new.id) and x.all_left;
        return null;
      end $$;
      create trigger account_is_left after update of status, withdrawn_at on account for each row
        when (new.status = 'WITHDRAWN') execute function account_left();

      create function settle_identity() returns trigger language plpgsql as $$
      begin
        perform settle_person(new.account_id, new.provider || ':' || new.provider_user_id);
        if new.email_verified and new.email is not null then
          perform settle_person(new.account_id, 'mail:' || proven_mailbox(lower(new.email)));
        end if;
        return null;
      end $$;
      create trigger identity_is_proven after insert on account_identity for each row execute function settle_identity();

      -- Everybody who is here already, in the order in which they proved who they are.
      do $$
      declare r record;
      begin
        for r in
          select x.account_id, x.identity from (
            select id as account_id, 'mail:' || proven_mailbox(email) as identity, email_verified_at as at from account
             where email is not null and email_verified_at is not null and status <> 'WITHDRAWN'
            union all
            select account_id, provider || ':' || provider_user_id, linked_at from account_identity
            union all
            select account_id, 'mail:' || proven_mailbox(lower(email)), linked_at from account_identity where email_verified and email is not null
          ) x order by x.at, x.account_id
        loop
          perform settle_person(r.account_id, r.identity);
        end loop;
      end $$;

      create or replace function queue_person(account_id uuid) returns text language sql stable as $$
        select coalesce((select coalesce(a.person_id, a.id) from account a where a.id = queue_person.account_id), queue_person.account_id)::text
      $$;

      insert into retention_rule (position, code, table_name, keep, action, since, unless, what_ko, what_en, basis_ko, basis_en)
      values (11, 'PERSON_MARKS', 'person_identity', '5 days', 'DELETE',
        'case when left_at is not null then greatest(left_at, (select max(p.sale_closes_at)
           from queue_entry e join performance p on p.id = e.performance_id where e.person = person_identity.person_id::text)) end',
        'left_at is null',
        '한 사람이 대기열에 한 번만 서게 하는 표시(해시)', 'Marks (hashes) that keep one person to one place in a line',
        '탈퇴하고, 줄을 섰던 판매가 끝난 뒤 5일', 'Five days after withdrawal and after the sales they stood in line for');
      create trigger deletions_are_logged after delete on person_identity referencing old table as gone
        for each statement execute function log_deletion('PERSON_MARKS')`);
    await queryRunner.query(`
      do $$ begin
        if exists (select from pg_roles where rolname = 'tiketi_app') then revoke delete on person_identity from tiketi_app; end if;
      end $$`);
    await changeFunction(queryRunner, 'join_queue', CHANGES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await changeFunction(queryRunner, 'join_queue', CHANGES.map(([from, to]) => [to, from] as const).reverse());
    await queryRunner.query(`
      create or replace function queue_person(account_id uuid) returns text language sql immutable as $$ select account_id::text $$;
      drop trigger account_is_proven on account;
      drop trigger account_is_left on account;
      drop trigger identity_is_proven on account_identity;
      delete from retention_log where rule = 'PERSON_MARKS';
      delete from retention_rule where code = 'PERSON_MARKS';
      drop function settle_account, account_left, settle_identity, settle_person, proven_mailbox;
      drop table person_identity;
      alter table account drop column person_id`);
  }
}
