import type { MigrationInterface, QueryRunner } from 'typeorm';
import { holdSeats } from './functions/hold-seats.ts';
import { expireHolds } from './functions/expire-holds.ts';

export class Bookings1767225603000 implements MigrationInterface {
  readonly name = 'Bookings1767225603000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table booking (
        id              uuid primary key,
        number          text not null unique check (number ~ '^T[0-9A-Z-]{6,24}$'),
        account_id      uuid not null references account,
        -- No foreign key of its own: every seat of it has one (claim → performance_seat → performance), and locking the
        -- one row of a performance for each of five thousand holds would make them queue up.
        performance_id  uuid not null,
        state           text not null check (state in ('HELD', 'PAYING', 'AWAITING_DEPOSIT', 'CONFIRMED', 'CANCELLED', 'EXPIRED')),
        ticket_amount   int  not null check (ticket_amount >= 0),
        booking_fee     int  not null check (booking_fee >= 0),
        discount        int  not null default 0 check (discount >= 0),
        total           int  not null generated always as (ticket_amount + booking_fee - discount) stored check (total >= 0),
        -- When the hold ends, by this server's clock. Empty once the seats are sold or given back.
        expires_at      timestamptz,
        extended_at     timestamptz,
        idempotency_key text not null,
        created_at      timestamptz not null default now(),
        confirmed_at    timestamptz,
        -- Who made the last move and why; the trigger below copies both into the log.
        moved_by        text not null,
        moved_because   text not null,
        check ((state in ('HELD', 'PAYING', 'AWAITING_DEPOSIT')) = (expires_at is not null)),
        check (state <> 'CONFIRMED' or confirmed_at is not null),
        unique (account_id, idempotency_key),
        unique (id, performance_id)
      );
      create index booking_expiring on booking (expires_at) where state = 'HELD';
      create index booking_of_account on booking (account_id, created_at desc);
      -- For the per-person limit: exact enough that no plan ever walks through all bookings of a performance instead.
      create index booking_of_buyer on booking (account_id, performance_id);
      -- Without those that are only held: a hold writes one entry less, and no plan made before the first sale can mistake
      -- it for a way to find one booking (the check of claim's foreign key did, and read a whole sale for each hold).
      create index booking_of_performance on booking (performance_id, state) where state <> 'HELD';

      create table booking_transition (
        id         bigint generated always as identity primary key,
        -- Written by the trigger below and by nobody else, so it needs no foreign key to be right.
        booking_id uuid not null,
        from_state text not null,
        to_state   text not null,
        actor      text not null,
        cause      text not null,
        at         timestamptz not null default clock_timestamp()
      );
      create index booking_transition_of_booking on booking_transition (booking_id, id);

      -- The booking state machine: what is not listed cannot happen. domain/booking-state.ts holds the same table.
      create function booking_may_move(from_state text, to_state text) returns boolean language sql immutable as $$
        -- One array of plain texts: rows of pairs cost every hold a tenth of a millisecond.
        select from_state || '>' || to_state = any ('{>HELD,
          HELD>PAYING, HELD>CONFIRMED, HELD>CANCELLED, HELD>EXPIRED,
          PAYING>HELD, PAYING>CONFIRMED, PAYING>AWAITING_DEPOSIT, PAYING>CANCELLED, PAYING>EXPIRED,
          AWAITING_DEPOSIT>CONFIRMED, AWAITING_DEPOSIT>CANCELLED, AWAITING_DEPOSIT>EXPIRED,
          CONFIRMED>CANCELLED}'::text[])
      $$;

      -- (Nested loops off: two lists of moved bookings have no index to be joined by.)
      create function log_booking_moves() returns trigger language plpgsql set enable_nestloop = off as $$
      declare forbidden record;
      begin
        if tg_op = 'INSERT' then
          insert into booking_transition (booking_id, from_state, to_state, actor, cause)
          select id, '', state, moved_by, moved_because from moved;
          select id, '' as was, state into forbidden from moved where not booking_may_move('', state) limit 1;
        else
          insert into booking_transition (booking_id, from_state, to_state, actor, cause)
          select m.id, b.state, m.state, m.moved_by, m.moved_because from moved m join before b using (id) where b.state <> m.state;
          select m.id, b.state as was, m.state into forbidden from moved m join before b using (id)
           where b.state <> m.state and not booking_may_move(b.state, m.state) limit 1;
        end if;
        if forbidden.id is not null then
          raise exception 'booking % may not move from % to %', forbidden.id, forbidden.was, forbidden.state using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      -- Once per statement, not per row: a batch of holds writes its log in one go.
      create trigger booking_begins after insert on booking
        referencing new table as moved for each statement execute function log_booking_moves();
      create trigger booking_moves after update on booking
        referencing old table as before new table as moved for each statement execute function log_booking_moves();

      -- One seat of one booking, held or sold. Released rows stay: they say who had the seat before, and at what price.
      create table claim (
        id             bigint generated always as identity primary key,
        booking_id     uuid not null,
        performance_id uuid not null,
        seat_ordinal   int  not null,
        price_grade_id uuid not null,
        unit_price     int  not null check (unit_price >= 0),
        state          text not null check (state in ('HELD', 'SOLD', 'RELEASED')),
        created_at     timestamptz not null default now(),
        released_at    timestamptz,
        check ((state = 'RELEASED') = (released_at is not null)),
        -- Looked at when the transaction commits: a hold writes its claims first.
        foreign key (booking_id, performance_id) references booking (id, performance_id) deferrable initially deferred,
        foreign key (performance_id, seat_ordinal) references performance_seat (performance_id, seat_ordinal)
      );
      -- The lock that sells a seat once. Everything else may fail; this may not.
      create unique index claim_one_live on claim (performance_id, seat_ordinal) where state in ('HELD', 'SOLD');
      create index claim_of_booking on claim (booking_id);

      -- Duties of the worker. A row is done when handled_at is set, not when it was put on a queue:
      -- an emptied Redis only means that the row is put there again.
      create table outbox_message (
        id           uuid primary key,
        topic        text not null,
        aggregate_id uuid not null,
        payload      jsonb not null,
        dedupe_key   text unique,
        attempts     int not null default 0,
        created_at   timestamptz not null default now(),
        published_at timestamptz,
        handled_at   timestamptz,
        last_error   text
      );
      create index outbox_message_open on outbox_message (created_at) where handled_at is null`);
    await queryRunner.query(holdSeats);
    await queryRunner.query(expireHolds);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function hold_seats, examine_holds, expire_holds, expire_booking;
      drop type hold_answer;
      drop table outbox_message, claim, booking_transition, booking;
      drop function log_booking_moves, booking_may_move`);
  }
}
