import type { MigrationInterface, QueryRunner } from 'typeorm';
import { paymentRules } from './functions/payment-rules.ts';

export class Payments1767225604000 implements MigrationInterface {
  readonly name = 'Payments1767225604000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- How the payment gateway knows a buyer: random, stable, and nothing of ours can be read from it.
      create table payer (
        account_id   uuid primary key references account,
        customer_key text not null unique check (customer_key ~ '^[A-Za-z0-9_-]{20,50}$')
      );

      -- One attempt to pay for a booking. A refused attempt stays; the next one is a new row with a new order_id.
      create table payment (
        id                uuid primary key,
        booking_id        uuid not null references booking,
        order_id          text not null unique check (order_id ~ '^[A-Za-z0-9_-]{6,64}$'),
        payment_key       text unique check (length(payment_key) between 1 and 200),
        -- Of the buyer's own request to pay, so that its repetition gets the same answer.
        idempotency_key   text,
        state             text not null check (state in ('READY', 'CONFIRMING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT', 'CAPTURED',
                                                         'PARTIAL_CANCELED', 'CANCELED', 'FAILED', 'EXPIRED')),
        state_at          timestamptz not null default clock_timestamp(),
        amount            int not null check (amount > 0),
        -- Captured and not given back; kept by the rows of payment_transaction, never by hand.
        balance           int not null default 0 check (balance between 0 and amount),
        method            text check (method in ('CARD', 'EASY_PAY', 'TRANSFER', 'VIRTUAL_ACCOUNT', 'MOBILE_PHONE', 'GIFT_CERTIFICATE', 'OTHER')),
        easy_pay_provider text check (easy_pay_provider in ('TOSSPAY', 'KAKAOPAY', 'NAVERPAY', 'SAMSUNGPAY', 'APPLEPAY', 'PAYCO',
                                                            'LPAY', 'SSG', 'PINPAY', 'OTHER')),
        approved_at       timestamptz,
        receipt_url       text check (receipt_url ~ '^https?://'),
        failure_code      text,
        -- Set when the money came although the booking could not take it any more: it only goes back.
        returning_since   timestamptz,
        created_at        timestamptz not null default clock_timestamp(),
        -- When the gateway was asked last what became of it; the worker takes turns by it.
        looked_up_at      timestamptz,
        moved_by          text not null,
        moved_because     text not null,
        unique (booking_id, idempotency_key),
        check (payment_key is not null or state in ('READY', 'EXPIRED')),
        check (state not in ('CAPTURED', 'PARTIAL_CANCELED') or approved_at is not null),
        check ((state = 'FAILED') <= (failure_code is not null))
      );
      -- Two tabs, one booking, one payment.
      create unique index payment_one_open on payment (booking_id)
        where state in ('READY', 'CONFIRMING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT', 'CAPTURED', 'PARTIAL_CANCELED')
          and returning_since is null;
      create index payment_of_booking on payment (booking_id, created_at);
      create index payment_unresolved on payment (state_at) where state in ('CONFIRMING', 'UNKNOWN');
      create index payment_prepared on payment (created_at) where state = 'READY';

      create table payment_transition (
        id         bigint generated always as identity primary key,
        payment_id uuid not null references payment,
        from_state text not null,
        to_state   text not null,
        actor      text not null,
        cause      text not null,
        at         timestamptz not null default clock_timestamp()
      );
      create index payment_transition_of_payment on payment_transition (payment_id, id);

      -- Money that moved, as the gateway numbered it. Rows are added and never changed.
      create table payment_transaction (
        id              bigint generated always as identity primary key,
        payment_id      uuid not null references payment,
        kind            text not null check (kind in ('CAPTURE', 'REFUND')),
        amount          int  not null check (amount > 0),
        transaction_key text not null unique check (length(transaction_key) between 1 and 100),
        -- When it happened at the gateway; reports go by this.
        at              timestamptz not null,
        recorded_at     timestamptz not null default clock_timestamp()
      );
      create index payment_transaction_of_payment on payment_transaction (payment_id);
      create unique index payment_transaction_one_capture on payment_transaction (payment_id) where kind = 'CAPTURE';
      create index payment_transaction_at on payment_transaction (at);

      -- Hints from the gateway. Nothing in them is believed: they only say which payment to ask about.
      create table webhook_inbox (
        id           uuid primary key,
        dedupe_key   text not null unique,
        payment_id   uuid not null references payment,
        event_type   text not null,
        claimed      text not null,
        received_at  timestamptz not null default clock_timestamp(),
        processed_at timestamptz
      );
      create index webhook_inbox_open on webhook_inbox (received_at) where processed_at is null`);
    await queryRunner.query(paymentRules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table webhook_inbox, payment_transaction, payment_transition, payment, payer;
      drop function log_payment_move, payment_may_move, payment_balance_follows, payment_transaction_stays,
                    payment_agrees_with_its_transactions`);
  }
}
