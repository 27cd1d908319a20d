import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { hashOf, Secrets } from '#platform/secrets/secrets';
import { decideRefresh, type RefreshDecision } from '../domain/refresh-rotation';
import { SESSION_LIFE_MS, type SessionOfToken, Sessions } from '../domain/sessions';

export interface RefreshToken {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface Presented {
  readonly session: SessionOfToken;
  readonly decision: RefreshDecision;
}

/**
 * The chain of refresh tokens of a session. A child is computed from its parent, its own random row id and a secret of
 * the service: a refresh that is sent twice at once gets the same child twice, though nobody has stored it.
 */
@Injectable()
export class RefreshTokens {
  constructor(
    private readonly sessions: Sessions,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Looks at a token and locks its session until the transaction ends. */
  async present(token: string): Promise<Presented | undefined> {
    const session = await this.sessions.lockByTokenHash(hashOf(token));
    return session && { session, decision: decideRefresh(session, session.chain, this.clock.now()) };
  }

  /** Exchanges the living token for its child. */
  async rotate(session: SessionOfToken, parent: string): Promise<RefreshToken> {
    const now = this.clock.now();
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

  /** Follows the chain down to the living token. Undefined when the keys were all replaced in between. */
  repeat({ chain }: SessionOfToken, presented: string): RefreshToken | undefined {
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
}
