import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VirtualAccounts1767225609000 implements MigrationInterface {
  readonly name = 'VirtualAccounts1767225609000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Banks by the codes of the Korean clearing house, as Toss names them (docs.tosspayments.com/codes/org-codes).
      create table bank (
        code     text primary key check (code ~ '^[0-9A-Z]{2}$'),
        name_ko  text not null,
        name_en  text not null,
        position int  not null unique
      );
      insert into bank (code, name_ko, name_en, position) values
        ('06', 'KB국민은행', 'KB Kookmin Bank', 1), ('88', '신한은행', 'Shinhan Bank', 2), ('20', '우리은행', 'Woori Bank', 3),
        ('81', '하나은행', 'Hana Bank', 4), ('11', 'NH농협은행', 'NH NongHyup Bank', 5), ('03', 'IBK기업은행', 'Industrial Bank of Korea', 6),
        ('90', '카카오뱅크', 'KakaoBank', 7), ('92', '토스뱅크', 'Toss Bank', 8), ('89', '케이뱅크', 'K bank', 9),
        ('23', 'SC제일은행', 'SC First Bank', 10), ('27', '씨티은행', 'Citibank Korea', 11), ('02', '한국산업은행', 'Korea Development Bank', 12),
        ('31', 'iM뱅크(대구)', 'iM Bank (Daegu)', 13), ('32', '부산은행', 'Busan Bank', 14), ('34', '광주은행', 'Gwangju Bank', 15),
        ('37', '전북은행', 'Jeonbuk Bank', 16), ('39', '경남은행', 'Kyongnam Bank', 17), ('35', '제주은행', 'Jeju Bank', 18),
        ('07', 'Sh수협은행', 'Suhyup Bank', 19), ('45', '새마을금고', 'Korean Federation of Community Credit Cooperatives', 20),
        ('48', '신협', 'Credit Union', 21), ('50', '저축은행중앙회', 'Korea Federation of Savings Banks', 22),
        ('64', '산림조합', 'National Forestry Cooperative', 23), ('71', '우체국예금보험', 'Korea Post', 24);

      -- A virtual account keeps seats for hours. It is offered while it falls due at least so many calendar days (KST)
      -- before the show, and never inside the days for which cancelling costs a fee; empty: not at all.
      alter table performance add column virtual_account_min_days int default 10 check (virtual_account_min_days between 2 and 365);

      -- The account a buyer was given to pay into. One row for each payment that ever waited for a deposit.
      create table virtual_account (
        payment_id      uuid primary key references payment,
        bank_code       text not null,
        account_number  text not null,
        customer_name   text not null,
        issued_at       timestamptz not null default clock_timestamp(),
        due_at          timestamptz not null,
        -- Toss proves with it that a deposit callback is its own; compared in constant time, never shown.
        secret          text not null,
        -- When we first saw the deposit. Banks take some back within minutes, so it is believed after the settle delay.
        deposit_seen_at timestamptz,
        -- When the money became ours, and seats and tickets the buyer's.
        settled_at      timestamptz,
        -- When the gateway is asked next, whatever webhooks say or do not say; empty: nothing can happen any more.
        next_look_at    timestamptz,
        looks           int not null default 0,
        check (settled_at is null or deposit_seen_at is not null)
      );
      create index virtual_account_to_look_at on virtual_account (next_look_at) where next_look_at is not null;

      -- What a buyer's request to pay said under its key, so that the key never stands for another request.
      create table payment_request (
        booking_id      uuid not null references booking,
        idempotency_key text not null,
        payment_id      uuid not null references payment,
        payment_key     text not null,
        amount          int not null,
        requested_at    timestamptz not null default clock_timestamp(),
        primary key (booking_id, idempotency_key)
      );

      -- Where a refund goes when the gateway cannot know it (환불계좌). Sealed, and deleted once the refund is done.
      create table refund_account (
        refund_id  uuid primary key,
        payment_id uuid not null references payment,
        sealed     bytea not null,
        created_at timestamptz not null default clock_timestamp()
      );
      create index refund_account_of_payment on refund_account (payment_id);

      -- 현금영수증 for money that came from a bank account. The number it was issued to is not kept.
      create table cash_receipt (
        id               uuid primary key,
        payment_id       uuid not null references payment,
        -- WINDOW: chosen in the payment window, and followed through cancellations by the gateway. REQUESTED: asked for afterwards.
        origin           text not null check (origin in ('WINDOW', 'REQUESTED')),
        type             text not null check (type in ('INCOME_DEDUCTION', 'PROOF_OF_EXPENSE')),
        state            text not null check (state in ('REQUESTED', 'ISSUED', 'CANCELLED', 'FAILED')),
        amount           int  not null check (amount > 0),
        cancelled_amount int  not null default 0 check (cancelled_amount between 0 and amount),
        receipt_key      text unique,
        issue_number     text,
        receipt_url      text check (receipt_url ~ '^https?://'),
        failure_code     text,
        requested_at     timestamptz not null default clock_timestamp(),
        state_at         timestamptz not null default clock_timestamp(),
        check ((state in ('ISSUED', 'CANCELLED')) <= (receipt_key is not null)),
        check ((state = 'CANCELLED') = (cancelled_amount = amount)),
        check ((state = 'FAILED') <= (failure_code is not null))
      );
      -- The tax office is told of a payment once.
      create unique index cash_receipt_one_live on cash_receipt (payment_id) where state in ('REQUESTED', 'ISSUED');
      create index cash_receipt_of_payment on cash_receipt (payment_id, requested_at);

      -- The inbox is its own queue: a hint is taken from here until the payment was looked up, whatever became of Redis.
      alter table webhook_inbox
        add column attempts    int not null default 0,
        add column next_try_at timestamptz not null default clock_timestamp(),
        add column last_error  text;
      drop index webhook_inbox_open;
      create index webhook_inbox_open on webhook_inbox (next_try_at) where processed_at is null;
      create index webhook_inbox_of_payment on webhook_inbox (payment_id) where processed_at is null`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index webhook_inbox_of_payment, webhook_inbox_open;
      alter table webhook_inbox drop column last_error, drop column next_try_at, drop column attempts;
      create index webhook_inbox_open on webhook_inbox (received_at) where processed_at is null;
      drop table cash_receipt, refund_account, payment_request, virtual_account;
      alter table performance drop column virtual_account_min_days;
      drop table bank`);
  }
}
