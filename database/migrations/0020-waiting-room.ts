import type { MigrationInterface, QueryRunner } from 'typeorm';
import { admitFromQueue } from './functions/admit-from-queue.ts';
import { joinQueue } from './functions/join-queue.ts';

export class WaitingRoom1767225620000 implements MigrationInterface {
  readonly name = 'WaitingRoom1767225620000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The waiting room of one performance. No row, or mode OFF: there is none.
      create table queue (
        performance_id        uuid primary key references performance,
        mode                  text not null check (mode in ('OFF', 'ALWAYS', 'FROM', 'AUTO')),
        on_from               timestamptz,
        -- Since when seats, holds and payments need an admission; may be in the future. Empty: they need none.
        on_since              timestamptz,
        -- When people may join before the opening.
        entrance_opens_at     timestamptz,
        capacity              int not null check (capacity between 1 and 100000),
        rate_per_minute       int not null check (rate_per_minute between 1 and 60000),
        stay_seconds          int not null check (stay_seconds between 60 and 3600),
        auto_holds_per_second int not null check (auto_holds_per_second between 1 and 10000),
        paused                boolean not null default false,
        -- How many may be inside: the capacity, or as many as were inside when it was lowered.
        ceiling               int not null check (ceiling >= capacity),
        -- Everything up to this place has been called: the one number thousands compare their own with.
        serving               bigint not null default 0 check (serving >= 0),
        -- Admissions not yet given away of what the rate allows, and how far the measured load slows the rate down.
        credit                double precision not null default 0 check (credit >= 0),
        pace                  double precision not null default 1 check (pace between 0.05 and 1),
        -- As of the last round of admissions, for screens.
        waiting               int not null default 0,
        inside                int not null default 0,
        admitted_last_minute  int not null default 0,
        round_at              timestamptz not null default now(),
        check (mode <> 'FROM' or on_from is not null),
        check (mode <> 'OFF' or on_since is null)
      ) with (fillfactor = 50);

      -- What joining counts up, apart from what admitting counts up.
      create table queue_line (
        performance_id uuid primary key references queue,
        last_seq       bigint not null default 0 check (last_seq >= 0)
      ) with (fillfactor = 50);

      -- The draw before an opening. One per performance, ever: nobody draws until they like the result.
      create table queue_draw (
        performance_id uuid primary key references queue,
        state          text not null default 'OPEN' check (state in ('OPEN', 'DRAWN')),
        seed           text not null check (seed ~ '^[0-9a-f]{64}$'),
        commitment     text not null check (commitment ~ '^[0-9a-f]{64}$'),
        closes_at      timestamptz not null check (closes_at = date_trunc('milliseconds', closes_at)),
        beacon         jsonb,
        beacon_value   jsonb,
        entrants       int  not null default 0 check (entrants >= 0),
        head           text not null check (head ~ '^[0-9a-f]{64}$'),
        announced_at   timestamptz not null default now(),
        drawn_at       timestamptz,
        check ((state = 'DRAWN') = (drawn_at is not null)),
        check (state = 'OPEN' or (beacon is null) = (beacon_value is null))
      ) with (fillfactor = 50);

      -- What was announced stays, and what was drawn is never drawn again.
      create function queue_draw_is_final() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and old.entrants = 0 and old.state = 'OPEN' then return old; end if;
        if tg_op = 'DELETE' or old.state = 'DRAWN'
           or (new.seed, new.commitment, new.closes_at, new.beacon) is distinct from (old.seed, old.commitment, old.closes_at, old.beacon)
           or new.entrants < old.entrants then
          raise exception 'the draw of % is fixed', old.performance_id using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger queue_draw_is_final before update or delete on queue_draw
        for each row execute function queue_draw_is_final();

      -- One verified person, whatever account they use. Until identities are verified (CI), a person is an account.
      create function queue_person(account_id uuid) returns text language sql immutable as $$ select account_id::text $$;

      create table queue_entry (
        id               uuid primary key,
        performance_id   uuid not null references queue,
        account_id       uuid not null references account,
        person           text not null,
        state            text not null check (state in ('WAITING', 'ADMITTED', 'COMPLETED', 'EXPIRED', 'LEFT')),
        -- The place. Empty only in the pre-queue, until the draw.
        seq              bigint check (seq > 0),
        nonce            text not null check (nonce ~ '^[0-9a-f]{32,64}$'),
        -- Their number in the published list, their mark there, and the chain after them.
        entrant          int check (entrant > 0),
        mark             text,
        link             text,
        joined_at        timestamptz not null,
        waiting_since    timestamptz not null,
        admission_id     uuid,
        admitted_at      timestamptz,
        -- New holds until the window ends; paying for them until the admission expires.
        window_ends_at   timestamptz,
        admit_expires_at timestamptz,
        ended_at         timestamptz,
        moved_by         text not null,
        moved_because    text not null,
        check (seq is not null or entrant is not null),
        check ((entrant is null) = (mark is null) and (entrant is null) = (link is null)),
        check (state not in ('ADMITTED', 'COMPLETED', 'EXPIRED') or
               (seq is not null and admission_id is not null and admitted_at is not null
                and window_ends_at is not null and admit_expires_at >= window_ends_at)),
        check ((state in ('WAITING', 'ADMITTED')) = (ended_at is null))
      ) with (fillfactor = 80);
      create unique index queue_entry_one_place on queue_entry (performance_id, person) where state in ('WAITING', 'ADMITTED');
      create unique index queue_entry_one_lot on queue_entry (performance_id, person) where entrant is not null;
      create unique index queue_entry_seq on queue_entry (performance_id, seq);
      create unique index queue_entry_entrant on queue_entry (performance_id, entrant) where entrant is not null;
      create unique index queue_entry_admission on queue_entry (admission_id) where admission_id is not null;
      create index queue_entry_waiting on queue_entry (performance_id, seq) where state = 'WAITING';
      create index queue_entry_inside on queue_entry (performance_id, admit_expires_at) where state = 'ADMITTED';
      create index queue_entry_admitted_at on queue_entry (performance_id, admitted_at) where admitted_at is not null;
      create index queue_entry_of_person on queue_entry (person, performance_id, joined_at desc);

      create table queue_entry_transition (
        id         bigint generated always as identity primary key,
        queue_entry_id uuid not null,
        from_state text not null,
        to_state   text not null,
        actor      text not null,
        cause      text not null,
        at         timestamptz not null default clock_timestamp()
      );
      create index queue_entry_transition_of_entry on queue_entry_transition (queue_entry_id, id);

      -- The state machine of a place: domain/queue-state.ts holds the same table.
      create function queue_may_move(from_state text, to_state text) returns boolean language sql immutable as $$
        select from_state || '>' || to_state = any ('{>WAITING, WAITING>ADMITTED, WAITING>LEFT, LEFT>WAITING,
          ADMITTED>COMPLETED, ADMITTED>EXPIRED, ADMITTED>LEFT}'::text[])
      $$;
      create function log_queue_moves() returns trigger language plpgsql as $$
      declare forbidden record;
      begin
        if tg_op = 'INSERT' then
          insert into queue_entry_transition (queue_entry_id, from_state, to_state, actor, cause)
          select id, '', state, moved_by, moved_because from moved;
          select id, '' as was, state into forbidden from moved where not queue_may_move('', state) limit 1;
        else
          insert into queue_entry_transition (queue_entry_id, from_state, to_state, actor, cause)
          select m.id, b.state, m.state, m.moved_by, m.moved_because from moved m join before b using (id) where b.state <> m.state;
          select m.id, b.state as was, m.state into forbidden from moved m join before b using (id)
           where b.state <> m.state and not queue_may_move(b.state, m.state) limit 1;
          -- A place is given once.
          if exists (select from moved m join before b using (id)
                      where (b.seq is not null and m.seq is distinct from b.seq)
                         or (m.performance_id, m.person, m.entrant, m.mark, m.link) is distinct from (b.performance_id, b.person, b.entrant, b.mark, b.link)) then
            raise exception 'a place in the queue never changes' using errcode = 'check_violation';
          end if;
        end if;
        if forbidden.id is not null then
          raise exception 'queue entry % may not move from % to %', forbidden.id, forbidden.was, forbidden.state using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create trigger queue_entry_begins after insert on queue_entry
        referencing new table as moved for each statement execute function log_queue_moves();
      create trigger queue_entry_moves after update on queue_entry
        referencing old table as before new table as moved for each statement execute function log_queue_moves()`);
    // The program's own role (migration 0008) adds to the log and changes nothing in it.
    await queryRunner.query(`
      do $$ begin
        if exists (select from pg_roles where rolname = 'tiketi_app') then
          revoke update, delete on queue_entry_transition from tiketi_app;
        end if;
      end $$`);
    await queryRunner.query(joinQueue);
    await queryRunner.query(admitFromQueue);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function join_queue, admit_from_queue;
      drop type queue_answer;
      drop table queue_entry_transition, queue_entry, queue_draw, queue_line, queue;
      drop function log_queue_moves, queue_may_move, queue_draw_is_final, queue_person`);
  }
}
