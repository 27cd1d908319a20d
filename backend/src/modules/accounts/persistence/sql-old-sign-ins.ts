import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { OldSignIns } from '../application/old-sign-ins';

/** In portions, so that no statement holds many rows or comes near the time limit. */
const PORTION = 1_000;

const remove = (table: string, isOld: string) =>
  `delete from ${table} where id in (select id from ${table} where ${isOld} limit ${PORTION} for update skip locked)
   returning id`;

/** The order matters: links point at waiting sign-ins. Refresh tokens go with their session. */
const STATEMENTS = [
  remove('one_time_token', `expires_at < now() - interval '30 days'`),
  remove(
    'pending_identity',
    `expires_at < now() - interval '31 days'
     and not exists (select from one_time_token t where t.pending_identity_id = pending_identity.id)`,
  ),
  remove('session', `expires_at < now() - interval '30 days' or revoked_at < now() - interval '30 days'`),
];

@Injectable()
export class SqlOldSignIns extends OldSignIns {
  constructor(private readonly sql: Sql) {
    super();
  }

  async forget(): Promise<void> {
    for (const statement of STATEMENTS) {
      let removed: unknown[];
      do removed = await this.sql.query(statement);
      while (removed.length === PORTION);
    }
  }
}
