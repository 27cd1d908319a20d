import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Fairness1767225623000 implements MigrationInterface {
  readonly name = 'Fairness1767225623000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Who has a sum to do before joining, and how many tries it takes at worst.
      alter table queue
        add column challenge      text not null default 'SUSPICIOUS' check (challenge in ('OFF', 'ALWAYS', 'SUSPICIOUS')),
        add column challenge_cost int  not null default 20000 check (challenge_cost between 100 and 2000000);

      -- What somebody did at an opening, kept for three days to find macros by. No address and no device is readable here:
      -- both are keyed hashes, the address only of its network and with another key every Korean day.
      create table footprint (
        id             bigint generated always as identity primary key,
        kind           text not null check (kind in ('JOIN', 'HOLD')),
        performance_id uuid not null,
        account_id     uuid not null,
        network        text,
        device         text,
        -- Of a join: how many tries its challenge took, and how long the answer.
        tries          int,
        solve_ms       int,
        at             timestamptz not null
      );
      create index footprint_of_performance on footprint (performance_id, at);
      create index footprint_at on footprint (at);

      -- A pattern people do not make: which rule, with which figures. Evidence, never a verdict.
      create table suspicion_signal (
        id             bigint generated always as identity primary key,
        performance_id uuid  not null references performance,
        account_id     uuid  not null references account,
        rule           text  not null check (rule in ('JOIN_BURST', 'HOLD_BURST', 'REGULAR_HOLDS', 'HOLD_AFTER_ADMISSION',
                                                      'SHARED_DEVICE', 'SHARED_NETWORK', 'SOLVED_TOO_FAST')),
        points         int   not null check (points between 1 and 100),
        figures        jsonb not null,
        at             timestamptz not null default clock_timestamp(),
        unique (performance_id, account_id, rule)
      );
      create index suspicion_signal_at on suspicion_signal (at);

      create function evidence_stays() returns trigger language plpgsql as $$
      begin
        raise exception 'evidence is not edited' using errcode = 'check_violation';
      end $$;
      create trigger suspicion_signal_stays before update on suspicion_signal
        for each row execute function evidence_stays();
      -- What goes when it is three days old is counted (migration 0017).
      create trigger deletions_are_logged after delete on footprint
        referencing old table as gone for each statement execute function log_deletion('FOOTPRINTS')`);
    await queryRunner.query(`
      do $$ begin
        if exists (select from pg_roles where rolname = 'tiketi_app') then
          revoke update on footprint, suspicion_signal from tiketi_app;
        end if;
      end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table suspicion_signal, footprint;
      drop function evidence_stays;
      alter table queue drop column challenge, drop column challenge_cost`);
  }
}
