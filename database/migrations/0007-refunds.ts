import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bookingTerms } from './functions/booking-terms.ts';
import { refundRules } from './functions/refund-rules.ts';

/** Giving money back: the rules of each performance, what each buyer agreed to, and every promise to return money. */
export class Refunds1767225606000 implements MigrationInterface {
  readonly name = 'Refunds1767225606000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Beside the ladder (cancellation_tier). Default: 소비자분쟁해결기준, 공연업: free within 24 hours of booking, as long as
      -- it is at least three calendar days (KST) before the show.
      create table cancellation_policy (
        performance_id       uuid primary key references performance on delete cascade,
        cooling_off_hours    int  not null default 24 check (cooling_off_hours between 0 and 720),
        cooling_off_min_days int  not null default 3 check (cooling_off_min_days >= 0),
        -- SAME_DAY: until the end of the Korean day of purchase. The organiser's fault always returns it.
        booking_fee_returned text not null default 'SAME_DAY' check (booking_fee_returned in ('ALWAYS', 'SAME_DAY', 'NEVER'))
      );
      insert into cancellation_policy (performance_id) select id from performance;

      create table booking_terms (
        booking_id           uuid primary key references booking,
        starts_at            timestamptz not null,
        -- When the booking was confirmed; empty while it is being paid.
        purchased_at         timestamptz,
        -- [{minDaysBefore, feePercent}], most days first.
        tiers                jsonb not null,
        cooling_off_hours    int   not null,
        cooling_off_min_days int   not null,
        booking_fee_returned text  not null check (booking_fee_returned in ('ALWAYS', 'SAME_DAY', 'NEVER'))
      );

      alter table performance
        -- Called off: nothing of it is sold any more and everybody gets everything back.
        add column cancelled_at timestamptz,
        add column cancelled_because text,
        add check ((cancelled_at is null) = (cancelled_because is null));

      -- A promise to give money back, made in the transaction that took the seats back. Never undone, only kept.
      create table refund (
        id                   uuid primary key,
        booking_id           uuid not null references booking,
        payment_id           uuid not null references payment,
        -- NO_SEAT: money came for what could not be sold any more. BANK: the bank took a deposit back.
        cause                text not null check (cause in ('BUYER', 'STAFF', 'ORGANISER', 'NO_SEAT', 'CHANGE', 'BANK')),
        state                text not null check (state in ('REQUESTED', 'SENT', 'UNKNOWN', 'DONE', 'MANUAL')),
        state_at             timestamptz not null default clock_timestamp(),
        -- Won that go back.
        amount               int not null check (amount >= 0),
        cancellation_fee     int not null check (cancellation_fee >= 0),
        booking_fee_returned int not null check (booking_fee_returned between 0 and amount),
        -- The gateway's own key of the money that went back; 'manual:…' when somebody paid it by hand.
        transaction_key      text unique check (length(transaction_key) between 1 and 100),
        idempotency_key      text not null check (length(idempotency_key) between 1 and 100),
        -- buyer:<account>, staff:<member> or system.
        requested_by         text not null,
        reason               text not null default '' check (length(reason) <= 300),
        requested_at         timestamptz not null default clock_timestamp(),
        -- How often the gateway was asked, and when it is asked next.
        attempts             int not null default 0,
        next_attempt_at      timestamptz not null default clock_timestamp(),
        -- Part of the gateway's idempotency key: goes up when the gateway has answered one for good without paying.
        key_round            int not null default 1 check (key_round > 0),
        last_error           text,
        moved_by             text not null,
        moved_because        text not null,
        unique (booking_id, idempotency_key),
        check ((state = 'DONE' and amount > 0) = (transaction_key is not null))
      );
      create index refund_of_payment on refund (payment_id);
      create index refund_due on refund (next_attempt_at) where state in ('REQUESTED', 'SENT', 'UNKNOWN');
      create index refund_open on refund (state, requested_at) where state <> 'DONE';
      create index refund_newest on refund (requested_at desc);
      -- Toss works on the first of two cancellations within a second, so a payment's refunds take turns; and while one is
      -- not known the other could be taken for it.
      create unique index refund_one_in_flight on refund (payment_id) where state in ('SENT', 'UNKNOWN');
      -- Money for nothing goes back once, however many find out about it.
      create unique index refund_one_without_seat on refund (payment_id) where cause = 'NO_SEAT';

      create table refund_item (
        refund_id            uuid   not null references refund,
        -- A seat is given back once.
        claim_id             bigint not null unique references claim,
        -- What was paid for the ticket: its price less its share of a discount.
        price                int not null check (price >= 0),
        cancellation_fee     int not null check (cancellation_fee between 0 and price),
        booking_fee          int not null check (booking_fee >= 0),
        booking_fee_returned int not null check (booking_fee_returned between 0 and booking_fee),
        amount               int not null,
        primary key (refund_id, claim_id),
        -- What is kept and what goes back is what was paid.
        check (cancellation_fee + (booking_fee - booking_fee_returned) + amount = price + booking_fee)
      );

      create table refund_transition (
        id         bigint generated always as identity primary key,
        refund_id  uuid not null references refund,
        from_state text not null,
        to_state   text not null,
        actor      text not null,
        cause      text not null,
        at         timestamptz not null default clock_timestamp()
      );
      create index refund_transition_of_refund on refund_transition (refund_id, id);

      -- 소비자분쟁해결기준: the organiser's fault costs another tenth of the price. A person decides and pays it.
      create table compensation_case (
        refund_id uuid primary key references refund,
        amount    int  not null check (amount > 0),
        state     text not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
        opened_at timestamptz not null default clock_timestamp(),
        closed_by text,
        note      text,
        check ((state = 'CLOSED') = (closed_by is not null))
      );

      -- A cancellation above the limit waits for a second person.
      create table refund_approval (
        id              uuid primary key,
        booking_id      uuid not null references booking,
        claim_ids       bigint[] not null check (cardinality(claim_ids) > 0),
        organiser_fault boolean not null,
        fee_override    int check (fee_override >= 0),
        expected_refund int not null check (expected_refund >= 0),
        reason          text not null check (length(reason) between 5 and 300),
        idempotency_key text not null,
        requested_by    uuid not null references staff_member,
        requested_at    timestamptz not null default clock_timestamp(),
        state           text not null default 'PENDING' check (state in ('PENDING', 'APPROVED', 'REJECTED')),
        decided_by      uuid references staff_member,
        decided_at      timestamptz,
        decided_because text,
        refund_id       uuid unique references refund,
        unique (booking_id, idempotency_key),
        -- Four eyes.
        check (decided_by <> requested_by),
        check ((state = 'PENDING') = (decided_by is null) and (state = 'PENDING') = (decided_at is null)),
        check ((state = 'APPROVED') = (refund_id is not null))
      );
      create unique index refund_approval_one_open on refund_approval (booking_id) where state = 'PENDING';

      -- A performance is called off: one row per booking, so that a worker that dies goes on where it was.
      create table refund_batch (
        id              uuid primary key,
        performance_id  uuid not null unique references performance,
        state           text not null default 'RUNNING' check (state in ('RUNNING', 'DONE')),
        reason          text not null check (length(reason) between 5 and 300),
        requested_by    uuid not null references staff_member,
        idempotency_key text not null,
        refund_total    bigint not null,
        started_at      timestamptz not null default clock_timestamp(),
        finished_at     timestamptz,
        check ((state = 'DONE') = (finished_at is not null))
      );
      create table refund_batch_item (
        batch_id        uuid not null references refund_batch,
        booking_id      uuid not null unique references booking,
        state           text not null default 'PENDING' check (state in ('PENDING', 'DONE')),
        -- What became of it: refunded, released (a hold), nothing-left.
        outcome         text,
        refund_id       uuid unique references refund,
        attempts        int not null default 0,
        next_attempt_at timestamptz not null default clock_timestamp(),
        last_error      text,
        done_at         timestamptz,
        primary key (batch_id, booking_id),
        check ((state = 'DONE') = (done_at is not null) and (state = 'DONE') = (outcome is not null))
      );
      create index refund_batch_item_due on refund_batch_item (next_attempt_at) where state = 'PENDING'`);
    await queryRunner.query(bookingTerms);
    await queryRunner.query(refundRules);
    // Whoever paid before terms were kept agreed to the rules of the performance as they are.
    await queryRunner.query(`
      insert into booking_terms (booking_id, starts_at, purchased_at, tiers, cooling_off_hours, cooling_off_min_days, booking_fee_returned)
      select b.id, p.starts_at, b.confirmed_at,
             (select coalesce(jsonb_agg(jsonb_build_object('minDaysBefore', t.min_days_before, 'feePercent', t.fee_percent)
                                        order by t.min_days_before desc), '[]')
                from cancellation_tier t where t.performance_id = p.id),
             c.cooling_off_hours, c.cooling_off_min_days, c.booking_fee_returned
        from booking b join performance p on p.id = b.performance_id join cancellation_policy c on c.performance_id = p.id
       where b.confirmed_at is not null or b.state in ('PAYING', 'AWAITING_DEPOSIT')`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table refund_batch_item, refund_batch, refund_approval, compensation_case, refund_transition, refund_item, refund;
      drop function refund_may_move, log_refund_move, refund_stays, refund_fits_payment, refund_adds_up, refund_done_is_booked;
      drop trigger booking_keeps_terms_when_made on booking;
      drop trigger booking_keeps_terms on booking;
      drop trigger performance_has_cancellation_policy on performance;
      alter table performance drop column cancelled_because, drop column cancelled_at;
      drop table booking_terms, cancellation_policy;
      drop function keep_booking_terms, booking_terms_stay, default_cancellation_policy`);
  }
}
