import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { newId } from '#kernel/ids';
import { Sql } from '#platform/database/sql';
import { TypeOrmTransactions } from '#platform/database/typeorm-transactions';
import { Account } from '../domain/account';
import { Accounts, type ConsentKind } from '../domain/accounts';
import type { Provider, ProviderIdentity } from '../domain/provider';

const LIVING = Not<'WITHDRAWN'>('WITHDRAWN');
const FOR_UPDATE = { mode: 'pessimistic_write' } as const;

@Injectable()
export class TypeOrmAccounts extends Accounts {
  constructor(
    private readonly transactions: TypeOrmTransactions,
    private readonly sql: Sql,
  ) {
    super();
  }

  async addIfAddressFree(account: Account): Promise<boolean> {
    // A unique violation would end the caller's transaction; a conflict that does nothing does not.
    const added = await this.sql.query(
      `insert into account (id, email, email_verified_at, display_name, password_hash, locale, status, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (email) where status <> 'WITHDRAWN' do nothing returning id`,
      [
        account.id,
        account.email,
        account.emailVerifiedAt,
        account.displayName,
        account.passwordHash,
        account.locale,
        account.status,
        account.createdAt,
      ],
    );
    return added.length === 1;
  }

  async save(account: Account): Promise<void> {
    await this.transactions.manager.save(Account, account);
  }

  async replacePasswordHash(accountId: string, old: string, passwordHash: string): Promise<void> {
    await this.sql.query('update account set password_hash = $3 where id = $1 and password_hash = $2', [
      accountId,
      old,
      passwordHash,
    ]);
  }

  async find(accountId: string): Promise<Account | undefined> {
    return (await this.transactions.manager.findOneBy(Account, { id: accountId })) ?? undefined;
  }

  async findByEmail(email: string): Promise<Account | undefined> {
    return (await this.transactions.manager.findOneBy(Account, { email, status: LIVING })) ?? undefined;
  }

  async getForUpdate(accountId: string): Promise<Account> {
    return this.transactions.manager.findOneOrFail(Account, { where: { id: accountId }, lock: FOR_UPDATE });
  }

  async findByEmailForUpdate(email: string): Promise<Account | undefined> {
    return (
      (await this.transactions.manager.findOne(Account, { where: { email, status: LIVING }, lock: FOR_UPDATE })) ??
      undefined
    );
  }

  async findByIdentity(provider: Provider, providerUserId: string): Promise<Account | undefined> {
    const row = await this.sql.one<{ account_id: string }>(
      'select account_id from account_identity where provider = $1 and provider_user_id = $2',
      [provider, providerUserId],
    );
    return row && this.find(row.account_id);
  }

  async addIdentity(accountId: string, identity: ProviderIdentity): Promise<boolean> {
    const added = await this.sql.query(
      `insert into account_identity (id, account_id, provider, provider_user_id, email, email_verified)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
      [newId(), accountId, identity.provider, identity.providerUserId, identity.email, identity.emailVerified],
    );
    return added.length === 1;
  }

  async providersOf(accountId: string): Promise<Provider[]> {
    const rows = await this.sql.query<{ provider: Provider }>(
      'select provider from account_identity where account_id = $1 order by linked_at',
      [accountId],
    );
    return rows.map(({ provider }) => provider);
  }

  async agreeTo(accountId: string, kinds: readonly ConsentKind[], version: string): Promise<void> {
    await this.sql.query(
      `update consent set withdrawn_at = now()
        where account_id = $1 and withdrawn_at is null and not (kind = any($2) and version = $3)`,
      [accountId, kinds, version],
    );
    await this.sql.query(
      `insert into consent (id, account_id, kind, version)
       select new.id, $1, new.kind, $4 from unnest($2::uuid[], $3::text[]) as new (id, kind)
        where not exists (select from consent held
                           where held.account_id = $1 and held.kind = new.kind and held.withdrawn_at is null)`,
      [accountId, kinds.map(() => newId()), kinds, version],
    );
  }
}
