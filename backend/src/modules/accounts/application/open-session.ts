import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { hashOf, randomToken } from '#platform/secrets/secrets';
import { SESSION_LIFE_MS, type SessionOwner, Sessions } from '../domain/sessions';
import { AccessTokens } from './access-tokens';
import { SecurityEvents, type SignInWay } from './security-events';

const USER_AGENT_MAX = 200;

/** What a browser gets for a session: the access token into its memory, the refresh token into a cookie. */
export interface OpenedSession {
  readonly id: string;
  readonly owner: SessionOwner;
  readonly accessToken: string;
  readonly accessExpiresAt: Date;
  readonly refreshToken: string;
  readonly refreshExpiresAt: Date;
}

@Injectable()
export class OpenSession {
  constructor(
    private readonly sessions: Sessions,
    private readonly accessTokens: AccessTokens,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
  ) {}

  /** Joins the caller's transaction. */
  async execute(owner: SessionOwner, way: SignInWay, userAgent: string | undefined): Promise<OpenedSession> {
    const createdAt = this.clock.now();
    const { absolute, idle } = SESSION_LIFE_MS[owner.audience];
    const [id, refreshToken] = [newId(createdAt.getTime()), randomToken()];
    const expiresAt = new Date(createdAt.getTime() + absolute);
    const refreshExpiresAt = new Date(createdAt.getTime() + idle);

    await this.sessions.add(
      { id, owner, createdAt, expiresAt, userAgent: userAgent?.slice(0, USER_AGENT_MAX) ?? null },
      {
        id: newId(createdAt.getTime()),
        sessionId: id,
        parentId: null,
        hash: hashOf(refreshToken),
        createdAt,
        expiresAt: refreshExpiresAt,
      },
    );

    this.events.signedIn(way, owner.id);
    const access = this.accessTokens.issue(owner, id);
    return {
      id,
      owner,
      accessToken: access.token,
      accessExpiresAt: access.expiresAt,
      refreshToken,
      refreshExpiresAt,
    };
  }
}
