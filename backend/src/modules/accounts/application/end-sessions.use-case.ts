import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { Transactions } from '#platform/database/transactions';
import { Outbox } from '#platform/outbox/outbox';
import { hashOf } from '#platform/secrets/secrets';
import {
  type Audience,
  type RevocationReason,
  type SessionOfToken,
  type SessionOwner,
  Sessions,
} from '../domain/sessions';
import { SecurityEvents } from './security-events';
import { SessionAuthenticator } from './session-authenticator';

/** Ends sessions. Access ends at once in this process and within five seconds in the others. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly authenticator: SessionAuthenticator,
    private readonly outbox: Outbox,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
  ) {}

  /** Signs out the session of this refresh token; an unknown one is signed out already. */
  async byToken(refreshToken: string, audience: Audience): Promise<void> {
    const session = await this.transactions.run(async () => {
      const found = await this.sessions.lockByTokenHash(hashOf(refreshToken));
      if (found?.owner.audience !== audience) return undefined;
      const wasAlive = await this.sessions.revoke(found.id, 'SIGNED_OUT', this.clock.now());
      if (wasAlive && audience === 'staff') await this.events.staffSignedOut(found.owner.id, found.id);
      return found;
    });
    if (!session) return;
    this.authenticator.forget([session.id]);
    this.events.happened('auth.signed-out', { sessionId: session.id, personId: session.owner.id });
  }

  /** Every session of this person. Joins the caller's transaction if there is one. */
  async ofOwner(owner: SessionOwner, because: RevocationReason): Promise<void> {
    const ended = await this.sessions.revokeAll(owner, because, this.clock.now());
    this.authenticator.forget(ended);
    this.events.happened('auth.sessions-ended', { personId: owner.id, because, count: String(ended.length) });
  }

  /** The person may not come in any more. */
  async ofSuspended({ id }: SessionOfToken): Promise<void> {
    await this.sessions.revoke(id, 'SUSPENDED', this.clock.now());
    this.authenticator.forget([id]);
  }

  /** An old refresh token came back: one of the two who have it is a thief. The owner gets a mail. */
  async ofReused({ id, owner }: SessionOfToken): Promise<void> {
    await this.sessions.revoke(id, 'REUSED', this.clock.now());
    this.authenticator.forget([id]);
    this.events.refreshReused(id, owner.id);
    if (owner.audience === 'buyer')
      await this.outbox.add({ topic: 'account.session-reused', aggregateId: owner.id, payload: { sessionId: id } });
  }
}
