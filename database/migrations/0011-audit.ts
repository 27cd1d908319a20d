import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditChain, auditedEdits } from './functions/audit-chain.ts';

const WHAT_AN_ENTRY_SAYS = `
  at           timestamptz not null default clock_timestamp(),
  -- database: somebody at a SQL console; system: a timer or a job of ours.
  actor_kind   text not null check (actor_kind in ('staff', 'buyer', 'system', 'database')),
  actor_id     text check (length(actor_id) <= 100),
  actor_role   text check (length(actor_role) <= 20),
  action       text not null check (action ~ '^[a-z][a-z0-9-]*([.][a-z0-9-]+)+$' and length(action) <= 60),
  subject_type text not null check (length(subject_type) between 1 and 40),
  subject_id   text not null check (length(subject_id) between 1 and 100),
  before       jsonb,
  after        jsonb,
  reason       text check (length(reason) between 1 and 300),
  ip           text check (length(ip) <= 45),
  trace_id     text check (length(trace_id) <= 64)`;

export class Audit1767225610000 implements MigrationInterface {
  readonly name = 'Audit1767225610000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Who did what, one chain: each entry carries the hash of the one before. The id is its place in the chain,
      -- counted without gaps.
      create table audit_entry (
        id bigint primary key check (id > 0),
        ${WHAT_AN_ENTRY_SAYS},
        previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
        hash          text not null unique check (hash ~ '^[0-9a-f]{64}$')
      );
      create index audit_entry_at on audit_entry (at);
      create index audit_entry_of_subject on audit_entry (subject_type, subject_id, id);
      create index audit_entry_of_action on audit_entry (action, id);

      -- Where the chain ends. The first link follows sixty-four zeros.
      create table audit_head (
        one     boolean primary key default true check (one),
        entries bigint not null,
        hash    text not null,
        since   date not null
      );
      insert into audit_head (entries, hash, since) values (0, repeat('0', 64), (now() at time zone 'Asia/Seoul')::date);

      -- Where the chain ended when a Korean day was over.
      create table audit_root (
        day       date primary key,
        entries   bigint not null,
        hash      text not null,
        closed_at timestamptz not null default clock_timestamp()
      );

      -- Entries of transactions that have not committed; empty to everybody else.
      create table audit_draft (
        id bigint generated always as identity primary key,
        ${WHAT_AN_ENTRY_SAYS},
        is_last boolean not null default false
      )`);
    await queryRunner.query(auditChain);
    await queryRunner.query(auditedEdits);
    // The program's own role (migration 0008) adds drafts and reads; it cannot touch the chain itself.
    await queryRunner.query(`
      do $$ begin
        if exists (select from pg_roles where rolname = 'tiketi_app') then
          revoke insert, update, delete, truncate on audit_entry, audit_head, audit_root, audit_draft from tiketi_app;
          grant select on audit_entry, audit_head, audit_root to tiketi_app;
          grant insert on audit_draft to tiketi_app;
        end if;
      end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger price_grade_is_audited on price_grade;
      drop trigger price_grade_emptied on price_grade;
      drop trigger cancellation_tier_is_audited on cancellation_tier;
      drop trigger cancellation_tier_emptied on cancellation_tier;
      drop trigger cancellation_policy_is_audited on cancellation_policy;
      drop trigger event_is_audited on event;
      drop trigger staff_member_is_audited on staff_member;
      drop trigger performance_is_audited on performance;
      drop trigger performance_emptied on performance;
      drop trigger performance_seat_added on performance_seat;
      drop trigger performance_seat_changed on performance_seat;
      drop trigger performance_seat_removed on performance_seat;
      drop trigger performance_seat_emptied on performance_seat;
      drop function audit_row_edit, audit_seat_edit, audit_emptying, note_edit, close_audit_days, audit_line;
      drop table audit_draft, audit_entry, audit_root, audit_head;
      drop function chain_audit_draft, put_audit_draft_last, audit_stays, audit_head_only_grows`);
  }
}
