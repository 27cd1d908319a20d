import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { Transactions } from '#platform/database/transactions';
import { Outbox } from '#platform/outbox/outbox';
import { RefreshInvalid } from '../domain/account.errors';
import { decideRefresh } from '../domain/refresh-rotation';
import { type Audience, SESSION_LIFE_MS, Sessions, type SessionOfToken } from '../domain/sessions';
import { AccessTokens } from './access-tokens';
import { LivePeople } from './live-people';
import type { OpenedSession } from './open-session';
import { hashOf, Secrets } from './secrets';
import { SecurityEvents } from './security-events';
import { SessionAuthenticator } from './session-authenticator';

type Outcome =
  | { readonly kind: 'refreshed'; readonly session: OpenedSession }
  | { readonly kind: 'reused'; readonly id: string; readonly personId: string }
  | { readonly kind: 'ended' };

/**
 * Exchanges a refresh token for its child. The child is computed from its parent, its own random row id and a secret
 * of the service: a refresh that is sent twice at once gets the same child twice, though nobody has stored it.
 */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly people: LivePeople,
    private readonly secrets: Secrets,
    private readonly accessTokens: AccessTokens,
    private readonly outbox: Outbox,
    private readonly authenticator: SessionAuthenticator,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws RefreshInvalid */
  async execute(refreshToken: string, audience: Audience): Promise<OpenedSession> {
    // What the transaction writes must stay also when the answer is no, so the no is said after it.
    const outcome = await this.transactions.run(() => this.exchange(refreshToken, audience));
    if (outcome.kind === 'refreshed') return outcome.session;
    if (outcome.kind === 'reused') {
      this.authenticator.forget([outcome.id]);
      this.events.refreshReused(outcome.id, outcome.personId);
    }
    throw new RefreshInvalid();
  }

  private async exchange(refreshToken: string, audience: Audience): Promise<Outcome> {
    const session = await this.sessions.lockByTokenHash(hashOf(refreshToken));
    if (!session || session.owner.audience !== audience) return { kind: 'ended' };
    const now = this.clock.now();

    const decision = decideRefresh(session, session.chain, now);
    if (decision === 'ended') return { kind: 'ended' };
    if (decision === 'reused') return this.endReused(session, now);
    if (!(await this.people.of([session.id])).has(session.id)) {
      await this.sessions.revoke(session.id, 'SUSPENDED', now);
      return { kind: 'ended' };
    }
    const next =
      decision === 'rotate' ? await this.rotate(session, refreshToken, now) : this.repeat(session, refreshToken);
    return next ? { kind: 'refreshed', session: this.answer(session, next) } : { kind: 'ended' };
  }

  private async rotate(session: SessionOfToken, parent: string, now: Date) {
    const id = newId(now.getTime());
    const [token] = this.childrenOf(parent, id);
    const idleEnd = now.getTime() + SESSION_LIFE_MS[session.owner.audience].idle;
    const expiresAt = new Date(Math.min(idleEnd, session.expiresAt.getTime()));
    await this.sessions.rotate({
      id,
      sessionId: session.id,
      parentId: session.chain[0]?.id ?? null,
      hash: hashOf(token),
      createdAt: now,
      expiresAt,
    });
    return { token, expiresAt };
  }

  /** Follows the chain down to the living token. */
  private repeat({ chain }: SessionOfToken, presented: string) {
    let token: string | undefined = presented;
    for (const { id, hash } of chain.slice(1)) {
      token = token && this.childrenOf(token, id).find((candidate) => hashOf(candidate) === hash);
    }
    const living = chain.at(-1);
    return token && living ? { token, expiresAt: living.expiresAt } : undefined;
  }

  private childrenOf(parent: string, childId: string) {
    return this.secrets.tokensFor('refresh-chain', `${parent}.${childId}`);
  }

  private async endReused({ id, owner }: SessionOfToken, now: Date): Promise<Outcome> {
    await this.sessions.revoke(id, 'REUSED', now);
    if (owner.audience === 'buyer')
      await this.outbox.add({ topic: 'account.session-reused', aggregateId: owner.id, payload: { sessionId: id } });
    return { kind: 'reused', id, personId: owner.id };
  }

  private answer({ id, owner }: SessionOfToken, next: { token: string; expiresAt: Date }): OpenedSession {
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
