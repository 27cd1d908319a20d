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
        performance_id  uuid not null references performance,
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
      create index booking_of_performance on booking (performance_id, state);

      create table booking_transition (
        id         bigint generated always as identity primary key,
        booking_id uuid not null references booking,
        from_state text not null,
        to_state   text not null,
        actor      text not null,
        cause      text not null,
        at         timestamptz not null default clock_timestamp()
      );
      create index booking_transition_of_booking on booking_transition (booking_id, id);

      -- The booking state machine: what is not listed cannot happen. domain/booking-state.ts holds the same table.
      create function booking_may_move(from_state text, to_state text) returns boolean language sql immutable as $$
        select (from_state, to_state) in (
          ('', 'HELD'),
          ('HELD', 'PAYING'), ('HELD', 'CONFIRMED'), ('HELD', 'CANCELLED'), ('HELD', 'EXPIRED'),
          ('PAYING', 'HELD'), ('PAYING', 'CONFIRMED'), ('PAYING', 'AWAITING_DEPOSIT'), ('PAYING', 'CANCELLED'), ('PAYING', 'EXPIRED'),
          ('AWAITING_DEPOSIT', 'CONFIRMED'), ('AWAITING_DEPOSIT', 'CANCELLED'), ('AWAITING_DEPOSIT', 'EXPIRED'),
          ('CONFIRMED', 'CANCELLED'))
      $$;

      create function log_booking_move() returns trigger language plpgsql as $$
      declare was text := '';
      begin
        if tg_op = 'UPDATE' then was := old.state; end if;
        if was = new.state then return null; end if;
        if not booking_may_move(was, new.state) then
          raise exception 'booking % may not move from % to %', new.id, was, new.state using errcode = 'check_violation';
        end if;
        insert into booking_transition (booking_id, from_state, to_state, actor, cause)
        values (new.id, was, new.state, new.moved_by, new.moved_because);
        return null;
      end $$;
      create trigger booking_moves_are_logged after insert or update of state on booking
        for each row execute function log_booking_move();

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
        foreign key (booking_id, performance_id) references booking (id, performance_id),
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
      drop function hold_seats, expire_holds, expire_booking;
      drop table outbox_message, claim, booking_transition, booking;
      drop function log_booking_move, booking_may_move`);
  }
}
