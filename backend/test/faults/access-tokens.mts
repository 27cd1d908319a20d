import { randomUUID } from 'node:crypto';
import { createSigner } from 'fast-jwt';

/** Access tokens as the service signs them, for buyers whose sessions are put into the database without signing in. */
export class AccessTokens {
  private readonly sign: (claims: Record<string, unknown>) => string;

  constructor(secret: string) {
    this.sign = createSigner({
      key: secret,
      algorithm: 'HS256',
      kid: 'local',
      header: { alg: 'HS256', typ: 'at+jwt' },
    });
  }

  of({ accountId, sessionId }: { accountId: string; sessionId: string }): string {
    return this.issue('tiketi:buyer', accountId, sessionId);
  }

  ofStaff({ memberId, sessionId }: { memberId: string; sessionId: string }): string {
    return this.issue('tiketi:staff', memberId, sessionId);
  }

  private issue(aud: string, sub: string, sid: string): string {
    const now = Math.floor(Date.now() / 1_000);
    return this.sign({
      iss: 'tiketi',
      aud,
      sub,
      sid,
      jti: randomUUID(),
      token_use: 'access',
      iat: now,
      exp: now + 900,
    });
  }
}
