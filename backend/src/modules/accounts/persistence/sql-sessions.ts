import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import {
  type NewRefreshToken,
  type NewSession,
  type RevocationReason,
  type SessionOfToken,
  type SessionOwner,
  Sessions,
} from '../domain/sessions';

interface SessionRow {
  readonly id: string;
  readonly accountId: string | null;
  readonly staffMemberId: string | null;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

const ownerColumn = ({ audience }: SessionOwner) => (audience === 'buyer' ? 'account_id' : 'staff_member_id');

@Injectable()
export class SqlSessions extends Sessions {
  constructor(private readonly sql: Sql) {
    super();
  }

  async add(session: NewSession, token: NewRefreshToken): Promise<void> {
    await this.sql.query(
      `with opened as (
         insert into session (id, ${ownerColumn(session.owner)}, created_at, expires_at, user_agent)
         values ($1, $2, $3, $4, $5) returning id)
       insert into refresh_token (id, session_id, token_hash, state, created_at, expires_at)
       select $6, id, $7, 'ACTIVE', $8, $9 from opened`,
      [
        session.id,
        session.owner.id,
        session.createdAt,
        session.expiresAt,
        session.userAgent,
        token.id,
        token.hash,
        token.createdAt,
        token.expiresAt,
      ],
    );
  }

  async lockByTokenHash(hash: string): Promise<SessionOfToken | undefined> {
    const presented = await this.sql.one<{ id: string; session_id: string }>(
      'select id, session_id from refresh_token where token_hash = $1',
      [hash],
    );
    if (!presented) return undefined;
    const session = await this.sql.one<SessionRow>(
      `select id, account_id as "accountId", staff_member_id as "staffMemberId",
              expires_at as "expiresAt", revoked_at as "revokedAt"
         from session where id = $1 for update`,
      [presented.session_id],
    );
    if (!session) return undefined;
    // A statement of its own after the lock: only then does it see what the refresh before us has written.
    const chain = await this.sql.query<SessionOfToken['chain'][number]>(
      `with recursive chain as (
         select t.*, 0 as depth from refresh_token t where id = $1
         union all
         select t.*, depth + 1 from refresh_token t join chain on t.parent_id = chain.id)
       select id, state, token_hash as hash, rotated_at as "rotatedAt", expires_at as "expiresAt"
         from chain order by depth`,
      [presented.id],
    );
    const { id, expiresAt, revokedAt, accountId, staffMemberId } = session;
    const owner: SessionOwner = accountId
      ? { audience: 'buyer', id: accountId }
      : { audience: 'staff', id: staffMemberId ?? '' };
    return { id, owner, expiresAt, revokedAt, chain };
  }

  async rotate(child: NewRefreshToken): Promise<void> {
    await this.sql.query(
      `update refresh_token set state = 'ROTATED', rotated_at = $2 where id = $1 and state = 'ACTIVE'`,
      [child.parentId, child.createdAt],
    );
    await this.sql.query(
      `insert into refresh_token (id, session_id, parent_id, token_hash, state, created_at, expires_at)
       values ($1, $2, $3, $4, 'ACTIVE', $5, $6)`,
      [child.id, child.sessionId, child.parentId, child.hash, child.createdAt, child.expiresAt],
    );
  }

  async revoke(sessionId: string, because: RevocationReason, now: Date): Promise<boolean> {
    const ended = await this.sql.query(
      `update session set revoked_at = $3, revoked_because = $2 where id = $1 and revoked_at is null returning id`,
      [sessionId, because, now],
    );
    return ended.length === 1;
  }

  async revokeAll(owner: SessionOwner, because: RevocationReason, now: Date): Promise<string[]> {
    const ended = await this.sql.query<{ id: string }>(
      `update session set revoked_at = $3, revoked_because = $2
        where ${ownerColumn(owner)} = $1 and revoked_at is null returning id`,
      [owner.id, because, now],
    );
    return ended.map(({ id }) => id);
  }
}
