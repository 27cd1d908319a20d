import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seatMoves } from './functions/seat-moves.ts';

/**
 * Claims and tickets get what bookings and payments have: a table of moves, and a log of each with actor and cause. And
 * who is suspended is out.
 */
export class States1767225608000 implements MigrationInterface {
  readonly name = 'States1767225608000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table claim
        -- Who moved it and why, when it was not its booking that moved.
        add column moved_by text,
        add column moved_because text,
        add check ((moved_by is null) = (moved_because is null));
      alter table ticket
        add column moved_by text,
        add column moved_because text,
        add check ((moved_by is null) = (moved_because is null));

      create table claim_transition (
        id         bigint generated always as identity primary key,
        -- Written by triggers and by nobody else, so neither log needs a foreign key to be right.
        claim_id   bigint not null,
        from_state text not null,
        to_state   text not null,
        actor      text not null,
        cause      text not null,
        at         timestamptz not null default clock_timestamp()
      );
      create index claim_transition_of_claim on claim_transition (claim_id, id);

      create table ticket_transition (
        id         bigint generated always as identity primary key,
        ticket_id  uuid not null,
        from_state text not null,
        to_state   text not null,
        actor      text not null,
        cause      text not null,
        at         timestamptz not null default clock_timestamp()
      );
      create index ticket_transition_of_ticket on ticket_transition (ticket_id, id);

      -- What moved before there were logs.
      insert into claim_transition (claim_id, from_state, to_state, actor, cause, at)
      select c.id, 'HELD', 'SOLD', 'system', 'before-the-log', b.confirmed_at from claim c join booking b on b.id = c.booking_id
       where b.confirmed_at is not null and (c.state = 'SOLD' or exists (select from ticket t where t.claim_id = c.id));
      insert into claim_transition (claim_id, from_state, to_state, actor, cause, at)
      select c.id, coalesce(l.to_state, 'HELD'), 'RELEASED', 'system', 'before-the-log', c.released_at
        from claim c left join claim_transition l on l.claim_id = c.id where c.state = 'RELEASED';
      insert into ticket_transition (ticket_id, from_state, to_state, actor, cause, at)
      select id, '', 'VALID', 'system', 'before-the-log', issued_at from ticket
      union all
      select id, 'VALID', 'USED', 'system', 'before-the-log', used_at from ticket where used_at is not null
      union all
      select id, case when used_at is null then 'VALID' else 'USED' end, 'VOID', 'system', 'before-the-log', voided_at
        from ticket where state = 'VOID' order by 6`);
    await queryRunner.query(seatMoves);
    // The program's own role (migration 0008) adds to the logs and changes nothing in them.
    await queryRunner.query(`
      do $$ begin
        if exists (select from pg_roles where rolname = 'tiketi_app') then
          revoke update, delete on claim_transition, ticket_transition from tiketi_app;
        end if;
      end $$`);
    await queryRunner.query(`
      -- Suspending somebody, also by hand, ends what they are doing. Mailed links go with it.
      create function end_access() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'account' then
          update session set revoked_at = clock_timestamp(), revoked_because = new.status
           where account_id = new.id and revoked_at is null;
          update one_time_token set used_at = clock_timestamp() where account_id = new.id and used_at is null;
        else
          update session set revoked_at = clock_timestamp(), revoked_because = new.status
           where staff_member_id = new.id and revoked_at is null;
        end if;
        return null;
      end $$;
      create trigger account_loses_access after update of status on account
        for each row when (new.status <> 'ACTIVE' and old.status <> new.status) execute function end_access();
      create trigger staff_member_loses_access after update of status on staff_member
        for each row when (new.status <> 'ACTIVE' and old.status <> new.status) execute function end_access()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger account_loses_access on account;
      drop trigger staff_member_loses_access on staff_member;
      drop function end_access;
      drop trigger claim_begins_held on claim;
      drop trigger claim_moves on claim;
      drop trigger ticket_begins on ticket;
      drop trigger ticket_moves on ticket;
      drop function claim_begins_held, log_claim_moves, claim_may_move, log_ticket_begins, log_ticket_moves, ticket_may_move;
      drop table claim_transition, ticket_transition;
      alter table claim drop column moved_by, drop column moved_because;
      alter table ticket drop column moved_by, drop column moved_because`);
  }
}
