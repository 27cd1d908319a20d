import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rehearsalCopy } from './functions/rehearsal-copy.ts';

export class Rehearsals1767225621000 implements MigrationInterface {
  readonly name = 'Rehearsals1767225621000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- A synthetic on-sale somebody asked for. The row is the duty: a worker that dies leaves it to be failed and cleaned up.
      create table rehearsal (
        id                  uuid primary key,
        performance_id      uuid not null references performance,
        profile             text not null check (profile in ('QUICK', 'ONSALE', 'STRESS')),
        state               text not null default 'REQUESTED' check (state in ('REQUESTED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
        requested_by        uuid not null references staff_member,
        reason              text not null check (length(reason) between 5 and 300),
        requested_at        timestamptz not null default clock_timestamp(),
        started_at          timestamptz,
        finished_at         timestamptz,
        cancel_requested_at timestamptz,
        -- The last sign of life of the worker that plays it.
        beat_at             timestamptz,
        progress            jsonb,
        problem             text,
        check ((state in ('DONE', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
        check (state not in ('RUNNING', 'DONE') or (started_at is not null and beat_at is not null))
      );
      -- One at a time, everywhere: there is one copy.
      create unique index rehearsal_one_under_way on rehearsal ((true)) where state in ('REQUESTED', 'RUNNING');
      create index rehearsal_of_performance on rehearsal (performance_id, requested_at desc);

      -- What it showed. Dated, with where and by which program it was measured; never changed.
      create table rehearsal_report (
        rehearsal_id       uuid primary key references rehearsal,
        finished_at        timestamptz not null default clock_timestamp(),
        holds_per_second   double precision not null,
        join_p95_ms        double precision not null,
        hold_p50_ms        double precision not null,
        hold_p95_ms        double precision not null,
        hold_p99_ms        double precision not null,
        knee_holds         int,
        conflicts          int not null,
        violated           text[] not null,
        machine            jsonb not null,
        release            text not null,
        -- All of it, as staff read it (application: RehearsalReport).
        report             jsonb not null
      );
      create function rehearsal_report_is_final() returns trigger language plpgsql as $$
      begin
        raise exception 'a rehearsal report is never changed' using errcode = 'check_violation';
      end $$;
      create trigger rehearsal_report_is_final before update or delete on rehearsal_report
        for each row execute function rehearsal_report_is_final();

      -- The states of a rehearsal: domain/rehearsal.ts holds the same table.
      create function rehearsal_may_move(from_state text, to_state text) returns boolean language sql immutable as $$
        select from_state || '>' || to_state = any ('{REQUESTED>RUNNING, REQUESTED>CANCELLED, REQUESTED>FAILED,
          RUNNING>DONE, RUNNING>FAILED, RUNNING>CANCELLED}'::text[])
      $$;
      create function check_rehearsal_move() returns trigger language plpgsql as $$
      begin
        if old.state <> new.state and not rehearsal_may_move(old.state, new.state) then
          raise exception 'rehearsal % may not move from % to %', old.id, old.state, new.state using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger rehearsal_moves before update of state on rehearsal
        for each row execute function check_rehearsal_move();

      do $$ begin
        if exists (select from pg_roles where rolname = 'tiketi_app') then
          revoke delete on rehearsal from tiketi_app;
          revoke update, delete on rehearsal_report from tiketi_app;
        end if;
      end $$`);
    await queryRunner.query(rehearsalCopy);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // The role belongs to the server and may serve another database.
    await queryRunner.query(`
      select drop_rehearsal_copy();
      drop function make_rehearsal_copy, drop_rehearsal_copy, copy_rows_for_rehearsal, rehearsal_is_possible;
      drop table rehearsal_report, rehearsal;
      drop function rehearsal_report_is_final, rehearsal_may_move, check_rehearsal_move;
      grant usage on schema public to public`);
  }
}
