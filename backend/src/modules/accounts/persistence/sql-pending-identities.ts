import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { PendingIdentities, type PendingIdentity } from '../domain/pending-identities';

@Injectable()
export class SqlPendingIdentities extends PendingIdentities {
  constructor(private readonly sql: Sql) {
    super();
  }

  async add(pending: PendingIdentity): Promise<void> {
    await this.sql.query(
      `insert into pending_identity (id, token_hash, provider, provider_user_id, email, email_verified, display_name,
                                     needs, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        pending.id,
        pending.secretHash,
        pending.provider,
        pending.providerUserId,
        pending.email,
        pending.emailVerified,
        pending.displayName,
        pending.needs,
        pending.createdAt,
        pending.expiresAt,
      ],
    );
  }

  findOpen(id: string, now: Date): Promise<PendingIdentity | undefined> {
    return this.sql.one<PendingIdentity>(
      `select id, token_hash as "secretHash", provider, provider_user_id as "providerUserId", email,
              email_verified as "emailVerified", display_name as "displayName", needs,
              created_at as "createdAt", expires_at as "expiresAt"
         from pending_identity where id = $1 and used_at is null and expires_at > $2`,
      [id, now],
    );
  }

  async use(id: string, now: Date): Promise<boolean> {
    const used = await this.sql.query(
      'update pending_identity set used_at = $2 where id = $1 and used_at is null and expires_at > $2 returning id',
      [id, now],
    );
    return used.length === 1;
  }
}
