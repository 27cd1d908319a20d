import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type OneTimePurpose, type OneTimeToken, OneTimeTokens } from '../domain/one-time-tokens';

const COLUMNS = `id, account_id as "accountId", purpose, pending_identity_id as "pendingIdentityId", token_hash as hash,
  created_at as "createdAt", expires_at as "expiresAt"`;

@Injectable()
export class SqlOneTimeTokens extends OneTimeTokens {
  constructor(private readonly sql: Sql) {
    super();
  }

  async replace(token: OneTimeToken): Promise<void> {
    // Two requests at once queue up here; the second then finds and voids the token of the first.
    await this.sql.query('select from account where id = $1 for update', [token.accountId]);
    await this.sql.query(
      'update one_time_token set used_at = $3 where account_id = $1 and purpose = $2 and used_at is null',
      [token.accountId, token.purpose, token.createdAt],
    );
    await this.sql.query(
      `insert into one_time_token (id, account_id, purpose, pending_identity_id, token_hash, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [token.id, token.accountId, token.purpose, token.pendingIdentityId, token.hash, token.createdAt, token.expiresAt],
    );
  }

  findOpen(purpose: OneTimePurpose, hash: string, now: Date): Promise<OneTimeToken | undefined> {
    return this.sql.one<OneTimeToken>(
      `select ${COLUMNS} from one_time_token
        where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3`,
      [hash, purpose, now],
    );
  }

  findOpenById(id: string, now: Date): Promise<OneTimeToken | undefined> {
    return this.sql.one<OneTimeToken>(
      `select ${COLUMNS} from one_time_token where id = $1 and used_at is null and expires_at > $2`,
      [id, now],
    );
  }

  findOpenOf(accountId: string, purpose: OneTimePurpose, now: Date): Promise<OneTimeToken | undefined> {
    return this.sql.one<OneTimeToken>(
      `select ${COLUMNS} from one_time_token
        where account_id = $1 and purpose = $2 and used_at is null and expires_at > $3`,
      [accountId, purpose, now],
    );
  }

  async use(id: string, now: Date): Promise<boolean> {
    const used = await this.sql.query(
      'update one_time_token set used_at = $2 where id = $1 and used_at is null and expires_at > $2 returning id',
      [id, now],
    );
    return used.length === 1;
  }

  async voidAll(accountId: string, now: Date): Promise<void> {
    await this.sql.query('update one_time_token set used_at = $2 where account_id = $1 and used_at is null', [
      accountId,
      now,
    ]);
  }
}
