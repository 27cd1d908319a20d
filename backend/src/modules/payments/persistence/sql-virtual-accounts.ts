import { Injectable } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import { byKey, Sql } from '#platform/database/sql';
import { OVERDUE_SECONDS, SETTLE_SECONDS } from '../domain/deposit-rules';
import type { GatewayAccount } from '../domain/gateway-answer';
import { type VirtualAccount, VirtualAccounts } from '../domain/virtual-accounts';

// Webhooks bring the news; looking is for when all of them are lost. Often while the buyer is still at it, rarely during
// the night, again when the account falls due, and a few times after the money counted.
const NEXT_LOOK = `case
    when a.settled_at is not null then (
      select min(a.settled_at + i) from unnest(array['10 min', '1 h', '6 h', '1 day', '3 days']::interval[]) i
       where a.settled_at + i > clock_timestamp())
    when a.due_at <= clock_timestamp() or a.deposit_seen_at is not null then clock_timestamp() + interval '15 s'
    else least(a.due_at + interval '5 s', clock_timestamp() + case
      when clock_timestamp() - a.issued_at < interval '15 min' then interval '2 min'
      when clock_timestamp() - a.issued_at < interval '2 h' then interval '10 min'
      else interval '30 min' end) end`;

@Injectable()
export class SqlVirtualAccounts extends VirtualAccounts {
  constructor(
    private readonly sql: Sql,
    private readonly config: AppConfig,
  ) {
    super();
  }

  async open(paymentId: string, account: GatewayAccount & { readonly secret: string }): Promise<void> {
    const { bankCode, accountNumber, customerName, dueAt, secret } = account;
    await this.sql.query(
      byKey(`insert into virtual_account as a (payment_id, bank_code, account_number, customer_name, due_at, secret, next_look_at)
       values ($1, $2, $3, $4, $5, $6, clock_timestamp() + interval '2 min') on conflict (payment_id) do nothing`),
      [paymentId, bankCode, accountNumber, customerName, dueAt, secret],
    );
  }

  of(paymentId: string): Promise<VirtualAccount | undefined> {
    return this.sql.one(
      byKey(`select payment_id as "paymentId", due_at as "dueAt", deposit_seen_at as "depositSeenAt", settled_at as "settledAt",
              coalesce(deposit_seen_at <= clock_timestamp() - make_interval(secs => $2), false) as "isSettled",
              due_at <= clock_timestamp() - make_interval(secs => $3) as "isOverdue"
         from virtual_account where payment_id = $1`),
      [paymentId, this.config.patience(SETTLE_SECONDS), this.config.patience(OVERDUE_SECONDS)],
    );
  }

  async secretOf(paymentId: string): Promise<string | undefined> {
    const row = await this.sql.one<{ secret: string }>(
      byKey('select secret from virtual_account where payment_id = $1'),
      [paymentId],
    );
    return row?.secret;
  }

  async depositSeen(paymentId: string): Promise<void> {
    await this.sql.query(
      byKey(`update virtual_account set deposit_seen_at = clock_timestamp(), next_look_at = clock_timestamp() + make_interval(secs => $2)
        where payment_id = $1 and deposit_seen_at is null`),
      [paymentId, this.config.patience(SETTLE_SECONDS)],
    );
  }

  async depositGone(paymentId: string): Promise<void> {
    await this.sql.query(
      byKey(
        `update virtual_account set deposit_seen_at = null, next_look_at = clock_timestamp() + interval '1 min' where payment_id = $1`,
      ),
      [paymentId],
    );
  }

  async settled(paymentId: string): Promise<void> {
    await this.sql.query(
      byKey(`update virtual_account set deposit_seen_at = coalesce(deposit_seen_at, clock_timestamp()), settled_at = clock_timestamp(),
              next_look_at = clock_timestamp() + interval '10 min'
        where payment_id = $1 and settled_at is null`),
      [paymentId],
    );
  }

  async closed(paymentId: string): Promise<void> {
    await this.sql.query(byKey('update virtual_account set next_look_at = null where payment_id = $1'), [paymentId]);
  }

  async takeDue(limit: number): Promise<readonly string[]> {
    const rows = await this.sql.query<{ id: string }>(
      `update virtual_account a set next_look_at = ${NEXT_LOOK}, looks = looks + 1
        where payment_id in (select payment_id from virtual_account where next_look_at <= clock_timestamp()
                              order by deposit_seen_at is null, next_look_at limit $1 for update skip locked)
      returning payment_id as id`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }
}
