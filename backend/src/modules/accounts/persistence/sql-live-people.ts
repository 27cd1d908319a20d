import { Injectable } from '@nestjs/common';
import type { SignedInPerson } from '#platform/http/signed-in';
import { type PreparedStatement, Sql } from '#platform/database/sql';
import { LivePeople } from '../application/live-people';

interface Row {
  readonly sessionId: string;
  readonly id: string;
  readonly role: SignedInPerson['role'];
}

const LIVE: PreparedStatement = {
  name: 'accounts.live-people',
  // A value for each, found by key: as joins PostgreSQL read all accounts for one session before anybody had analysed the tables.
  text: `select "sessionId", coalesce(account, staff ->> 0) as id, coalesce(staff ->> 1, 'buyer') as role
           from (select s.id as "sessionId",
                        (select a.id::text from account a where a.id = s.account_id and a.status = 'ACTIVE') as account,
                        (select json_build_array(m.id, m.role) from staff_member m
                          where m.id = s.staff_member_id and m.status = 'ACTIVE') as staff
                   from session s
                  where s.id = any($1::uuid[]) and s.revoked_at is null and s.expires_at > now()
                 offset 0) as live
          where account is not null or staff is not null`,
};

const GONE: PreparedStatement = {
  name: 'accounts.gone-people',
  // A value for each, found by key: as `not exists` PostgreSQL joined thousands with thousands before anybody had analysed the tables.
  text: `select asked.id from unnest($1::uuid[]) as asked (id)
          where (select a.status = 'ACTIVE' from session s join account a on a.id = s.account_id
                  where s.id = asked.id and s.revoked_at is null and s.expires_at > now()) is not true`,
};

@Injectable()
export class SqlLivePeople extends LivePeople {
  constructor(private readonly sql: Sql) {
    super();
  }

  async of(sessionIds: readonly string[]): Promise<Map<string, SignedInPerson>> {
    const rows = await this.sql.query<Row>(LIVE, [sessionIds]);
    return new Map(rows.map(({ id, role, sessionId }) => [sessionId, Object.freeze({ id, role, sessionId })]));
  }

  async goneOf(sessionIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.sql.query<{ id: string }>(GONE, [sessionIds]);
    return rows.map(({ id }) => id);
  }
}
