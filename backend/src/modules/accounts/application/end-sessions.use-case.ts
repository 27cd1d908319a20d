import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { Transactions } from '#platform/database/transactions';
import { type Audience, type RevocationReason, type SessionOwner, Sessions } from '../domain/sessions';
import { hashOf } from './secrets';
import { SecurityEvents } from './security-events';
import { SessionAuthenticator } from './session-authenticator';

/** Signs out. Access ends at once in this process and within five seconds in the others. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly authenticator: SessionAuthenticator,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
  ) {}

  /** The session of this refresh token; an unknown one is signed out already. */
  async byToken(refreshToken: string, audience: Audience): Promise<void> {
    const ended = await this.transactions.run(async () => {
      const session = await this.sessions.lockByTokenHash(hashOf(refreshToken));
      if (!session || session.owner.audience !== audience) return undefined;
      await this.sessions.revoke(session.id, 'SIGNED_OUT', this.clock.now());
      return session;
    });
    if (!ended) return;
    this.authenticator.forget([ended.id]);
    this.events.happened('auth.signed-out', { sessionId: ended.id, personId: ended.owner.id });
  }

  /** Every session of this person. */
  async ofOwner(owner: SessionOwner, because: RevocationReason): Promise<void> {
    const ended = await this.sessions.revokeAll(owner, because, this.clock.now());
    this.authenticator.forget(ended);
    this.events.happened('auth.sessions-ended', { personId: owner.id, because, count: String(ended.length) });
  }
}
