import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform/database/transactions';
import { RefreshInvalid } from '../domain/account.errors';
import type { Audience } from '../domain/sessions';
import { AccessTokens } from './access-tokens';
import { EndSessions } from './end-sessions.use-case';
import { LivePeople } from './live-people';
import type { OpenedSession } from './open-session';
import { type Presented, RefreshTokens } from './refresh-tokens';

/** Exchanges a refresh token for its child and a new access token. */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly transactions: Transactions,
    private readonly refreshTokens: RefreshTokens,
    private readonly people: LivePeople,
    private readonly accessTokens: AccessTokens,
    private readonly endSessions: EndSessions,
  ) {}

  /** @throws RefreshInvalid */
  async execute(refreshToken: string, audience: Audience): Promise<OpenedSession> {
    // The end of a session must be written down also when the answer is no, so the no is said after the transaction.
    const session = await this.transactions.run(async () => {
      const presented = await this.refreshTokens.present(refreshToken);
      return presented?.session.owner.audience === audience ? this.exchange(presented, refreshToken) : undefined;
    });
    if (!session) throw new RefreshInvalid();
    return session;
  }

  private async exchange({ session, decision }: Presented, presented: string): Promise<OpenedSession | undefined> {
    if (decision === 'ended') return undefined;
    if (decision === 'reused') {
      await this.endSessions.ofReused(session);
      return undefined;
    }
    if (!(await this.people.of([session.id])).has(session.id)) {
      await this.endSessions.ofSuspended(session);
      return undefined;
    }

    const next =
      decision === 'rotate'
        ? await this.refreshTokens.rotate(session, presented)
        : this.refreshTokens.repeat(session, presented);
    if (!next) return undefined;
    const { id, owner } = session;
    const access = this.accessTokens.issue(owner, id);
    return {
      id,
      owner,
      accessToken: access.token,
      accessExpiresAt: access.expiresAt,
      refreshToken: next.token,
      refreshExpiresAt: next.expiresAt,
    };
  }
}
