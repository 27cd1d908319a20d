import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tickets1767225605000 implements MigrationInterface {
  readonly name = 'Tickets1767225605000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- One seat's right of entry. The QR token is signed from this row whenever somebody looks at the ticket.
      create table ticket (
        id             uuid primary key,
        booking_id     uuid   not null references booking,
        claim_id       bigint not null unique references claim,
        performance_id uuid   not null references performance,
        seat_ordinal   int    not null,
        -- 128 random bits: what the gate looks up. The code is for people, on the phone or when a screen is broken.
        serial         uuid   not null unique,
        code           text   not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
        state          text   not null default 'VALID' check (state in ('VALID', 'USED', 'VOID')),
        issued_at      timestamptz not null default date_trunc('second', clock_timestamp()),
        -- Which key signs its token (TICKET_SIGNING_KEYS).
        kid            text   not null check (kid ~ '^[A-Za-z0-9_-]{1,16}$'),
        used_at        timestamptz,
        voided_at      timestamptz,
        check ((state = 'USED') <= (used_at is not null)),
        check ((state = 'VOID') = (voided_at is not null)),
        foreign key (performance_id, seat_ordinal) references performance_seat (performance_id, seat_ordinal),
        foreign key (booking_id, performance_id) references booking (id, performance_id)
      );
      -- Two people never hold a ticket for the same seat.
      create unique index ticket_one_live on ticket (performance_id, seat_ordinal) where state in ('VALID', 'USED');
      create index ticket_of_booking on ticket (booking_id);

      -- Messages to people. The key makes each of them one message; the address is looked up when it is sent.
      create table notification (
        id         uuid primary key,
        dedupe_key text not null unique,
        kind       text not null check (kind ~ '^[a-z-]+\\.[a-z-]+$'),
        channel    text not null check (channel in ('EMAIL', 'SMS', 'PUSH')),
        account_id uuid not null references account,
        booking_id uuid references booking,
        state      text not null default 'PENDING' check (state in ('PENDING', 'SENT')),
        attempts   int  not null default 0,
        created_at timestamptz not null default clock_timestamp(),
        sent_at    timestamptz,
        check ((state = 'SENT') = (sent_at is not null))
      );
      create index notification_of_booking on notification (booking_id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table notification, ticket');
  }
}
