import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Accounts1767225602000 implements MigrationInterface {
  readonly name = 'Accounts1767225602000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table account (
        id                uuid primary key,
        email             text check (email = lower(email) and length(email) <= 254),
        email_verified_at timestamptz,
        display_name      text check (length(display_name) between 1 and 40),
        password_hash     text,
        locale            text not null default 'ko' check (locale in ('ko', 'en')),
        status            text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED', 'WITHDRAWN')),
        created_at        timestamptz not null default now(),
        withdrawn_at      timestamptz,
        check ((status = 'WITHDRAWN') = (withdrawn_at is not null))
      );
      create unique index account_email on account (email) where status <> 'WITHDRAWN';

      -- Who somebody is at Kakao, Naver or Google. The key is the provider's user id, never the e-mail address.
      create table account_identity (
        id               uuid primary key,
        account_id       uuid not null references account,
        provider         text not null check (provider in ('kakao', 'naver', 'google')),
        provider_user_id text not null,
        email            text,
        email_verified   boolean not null default false,
        linked_at        timestamptz not null default now(),
        unique (provider, provider_user_id),
        unique (account_id, provider)
      );

      create table consent (
        id           uuid primary key,
        account_id   uuid not null references account,
        kind         text not null check (kind in ('TERMS', 'PRIVACY', 'MARKETING')),
        version      text not null,
        agreed_at    timestamptz not null default now(),
        withdrawn_at timestamptz
      );
      create index consent_of_account on consent (account_id);

      create table staff_member (
        id            uuid primary key,
        email         text not null unique check (email = lower(email)),
        name          text not null,
        password_hash text not null,
        role          text not null check (role in ('operator', 'auditor', 'admin')),
        status        text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
        created_at    timestamptz not null default now()
      );

      -- One sign-in on one device: a family of refresh tokens of which one is alive.
      create table session (
        id              uuid primary key,
        account_id      uuid references account,
        staff_member_id uuid references staff_member,
        created_at      timestamptz not null default now(),
        expires_at      timestamptz not null,
        revoked_at      timestamptz,
        revoked_because text,
        user_agent      text,
        check (num_nonnulls(account_id, staff_member_id) = 1),
        check ((revoked_at is null) = (revoked_because is null))
      );
      create index session_of_account on session (account_id) where revoked_at is null;
      create index session_of_staff on session (staff_member_id) where revoked_at is null;

      create table refresh_token (
        id         uuid primary key,
        session_id uuid not null references session on delete cascade,
        -- The token this one was exchanged for. A refresh that is sent twice finds its child here.
        parent_id  uuid unique references refresh_token on delete cascade,
        token_hash text not null unique,
        state      text not null check (state in ('ACTIVE', 'ROTATED')),
        created_at timestamptz not null default now(),
        rotated_at timestamptz,
        expires_at timestamptz not null,
        check ((state = 'ROTATED') = (rotated_at is not null))
      );
      create unique index refresh_token_one_active on refresh_token (session_id) where state = 'ACTIVE';

      -- A provider sign-in that still needs something from the person: an e-mail address, or a decision to link.
      create table pending_identity (
        id               uuid primary key,
        token_hash       text not null unique,
        provider         text not null check (provider in ('kakao', 'naver', 'google')),
        provider_user_id text not null,
        email            text,
        email_verified   boolean not null default false,
        display_name     text,
        needs            text not null check (needs in ('EMAIL', 'LINK')),
        created_at       timestamptz not null default now(),
        expires_at       timestamptz not null,
        used_at          timestamptz
      );

      create table one_time_token (
        id         uuid primary key,
        account_id uuid not null references account,
        purpose    text not null check (purpose in ('VERIFY_EMAIL', 'RESET_PASSWORD')),
        -- The provider sign-in that this proof of an address completes.
        pending_identity_id uuid references pending_identity,
        token_hash text not null unique,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        used_at    timestamptz
      );
      -- A new request voids the old one.
      create unique index one_time_token_one_open on one_time_token (account_id, purpose) where used_at is null`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table one_time_token, pending_identity, refresh_token, session, staff_member, consent, account_identity, account`);
  }
}
