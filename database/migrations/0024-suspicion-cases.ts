import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SuspicionCases1767225624000 implements MigrationInterface {
  readonly name = 'SuspicionCases1767225624000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- One suspicion against one person for one performance, ever: nobody answers for the same thing twice. While it is not
      -- CLEARED the tickets are not handed on to somebody else; they stay valid, and their buyer may give them back.
      create table suspicion_case (
        id             uuid primary key,
        performance_id uuid not null references performance,
        account_id     uuid not null references account,
        state          text not null check (state in ('FROZEN', 'APPEALED', 'UPHELD', 'CLEARED')),
        score          int  not null check (score > 0),
        opened_at      timestamptz not null default clock_timestamp(),
        -- Until here nobody decides against a person who has not been heard.
        appeal_by      timestamptz not null,
        -- Undecided at this instant, it is CLEARED.
        decide_by      timestamptz not null,
        appeal         text check (length(appeal) between 1 and 2000),
        appealed_at    timestamptz,
        decided_at     timestamptz,
        decided_by     uuid references staff_member,
        reason         text check (length(reason) between 5 and 300),
        moved_by       text not null,
        moved_because  text not null,
        unique (performance_id, account_id),
        check (appeal_by > opened_at and decide_by > opened_at),
        check ((appeal is null) = (appealed_at is null)),
        check (state <> 'APPEALED' or appealed_at is not null),
        check ((state in ('FROZEN', 'APPEALED')) = (decided_at is null)),
        -- Against the person only a named member of staff decides, in words, and after the person was or could be heard.
        check (state <> 'UPHELD' or (decided_by is not null and reason is not null
                                     and (appealed_at is not null or decided_at >= appeal_by))),
        check ((decided_by is null) = (reason is null)),
        check (decided_by is null or decided_at is not null)
      );
      create index suspicion_case_open on suspicion_case (decide_by) where state in ('FROZEN', 'APPEALED');
      create index suspicion_case_of_account on suspicion_case (account_id);

      create table suspicion_case_transition (
        id                bigint generated always as identity primary key,
        suspicion_case_id uuid not null,
        from_state        text not null,
        to_state          text not null,
        actor             text not null,
        cause             text not null,
        at                timestamptz not null default clock_timestamp()
      );
      create index suspicion_case_transition_of_case on suspicion_case_transition (suspicion_case_id, id);

      -- The state machine of a case: modules/fairness/domain/case-state.ts holds the same table.
      create function suspicion_case_may_move(from_state text, to_state text) returns boolean language sql immutable as $$
        select from_state || '>' || to_state = any ('{>FROZEN, FROZEN>APPEALED, FROZEN>UPHELD, FROZEN>CLEARED,
          APPEALED>UPHELD, APPEALED>CLEARED, UPHELD>APPEALED, UPHELD>CLEARED}'::text[])
      $$;
      create function log_suspicion_case_moves() returns trigger language plpgsql as $$
      declare was text := '';
      begin
        if tg_op = 'UPDATE' then
          was := old.state;
          -- What somebody wrote to be heard is never written again, and nobody is heard twice.
          if old.appeal is not null and (new.appeal, new.appealed_at) is distinct from (old.appeal, old.appealed_at) then
            raise exception 'the appeal of % stays as it is', old.id using errcode = 'check_violation';
          end if;
          if (new.performance_id, new.account_id, new.score, new.opened_at) is distinct from
             (old.performance_id, old.account_id, old.score, old.opened_at) then
            raise exception 'suspicion case % stays whose it is', old.id using errcode = 'check_violation';
          end if;
          if was = 'UPHELD' and new.state = 'APPEALED' and old.appealed_at is not null then
            raise exception 'suspicion case % has been heard', old.id using errcode = 'check_violation';
          end if;
        end if;
        if was = new.state then return null; end if;
        if not suspicion_case_may_move(was, new.state) then
          raise exception 'suspicion case % may not move from % to %', new.id, was, new.state using errcode = 'check_violation';
        end if;
        insert into suspicion_case_transition (suspicion_case_id, from_state, to_state, actor, cause)
        values (new.id, was, new.state, new.moved_by, new.moved_because);
        return null;
      end $$;
      create trigger suspicion_case_moves after insert or update on suspicion_case
        for each row execute function log_suspicion_case_moves();

      -- Whether somebody's tickets for a performance may be handed on. Every way of handing on asks this, in its own
      -- transaction; the row that may say no is locked, so that a case and a transfer never cross.
      create function tickets_may_be_transferred(account uuid, performance uuid) returns boolean language plpgsql as $$
      begin
        perform from suspicion_case c
          where c.account_id = account and c.performance_id = performance and c.state <> 'CLEARED' for share;
        return not found;
      end $$`);
    await queryRunner.query(`
      do $$ begin
        if exists (select from pg_roles where rolname = 'tiketi_app') then
          revoke update, delete on suspicion_case_transition from tiketi_app;
          revoke delete on suspicion_case from tiketi_app;
        end if;
      end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function tickets_may_be_transferred;
      drop table suspicion_case_transition, suspicion_case;
      drop function log_suspicion_case_moves, suspicion_case_may_move`);
  }
}
