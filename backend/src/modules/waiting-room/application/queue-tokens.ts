import { hkdfSync, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { createSigner, createVerifier } from 'fast-jwt';
import { Clock } from '#kernel/clock';
import { AppConfig } from '#platform/config/app-config';
import type { Admission } from './waiting-line';

const ISSUER = 'tiketi';
const ADMISSION_LIFE_MS = 10 * 60_000;
const SOCKET_LIFE_S = 60;

type Use = 'queue' | 'queue-socket';

interface Claims {
  readonly iss: string;
  /** The performance. */
  readonly aud: string;
  /** The buyer. */
  readonly sub: string;
  readonly jti: string;
  readonly token_use: Use;
  readonly exp: number;
  readonly seq?: number;
}

export interface AdmissionToken {
  readonly token: string;
  readonly expiresAt: Date;
}

export type ReadToken = { readonly id: string; readonly accountId: string; readonly performanceId: string };

/**
 * Signs and reads admissions (JWT, HS256, typ `queue+jwt`) and the one-minute tickets that open a socket. The keys are
 * derived from those of the access tokens for this purpose alone: neither kind of token can be taken for the other.
 */
@Injectable()
export class QueueTokens {
  private readonly signers: Readonly<Record<Use, (payload: object) => string>>;
  private readonly readers: Readonly<Record<Use, ReadonlyMap<string, (token: string) => Claims>>>;

  constructor(
    { ACCESS_TOKEN_KEYS }: AppConfig,
    private readonly clock: Clock,
  ) {
    const keys = ACCESS_TOKEN_KEYS.split(',').map(keyOf);
    const [first] = keys;
    if (!first) throw new Error('There is no key to sign admissions with.');
    const signer = (use: Use) => createSigner({ key: first.secret, ...headerOf(first.kid, use) });
    const readers = (use: Use) => new Map(keys.map((key) => [headerSegment(key, use), readerFor(key.secret, use)]));
    this.signers = { queue: signer('queue'), 'queue-socket': signer('queue-socket') };
    this.readers = { queue: readers('queue'), 'queue-socket': readers('queue-socket') };
  }

  /** The same admission always has the same `jti`, however often it is issued; never longer than ten minutes. */
  admission(admission: Admission, accountId: string, performanceId: string): AdmissionToken {
    const now = this.clock.now().getTime();
    const exp = Math.floor(Math.min(admission.expiresAt.getTime(), now + ADMISSION_LIFE_MS) / 1_000);
    const claims = { iss: ISSUER, aud: performanceId, sub: accountId, seq: admission.seq, jti: admission.id };
    const token = this.signers.queue({ ...claims, token_use: 'queue', iat: Math.floor(now / 1_000), exp });
    return { token, expiresAt: new Date(exp * 1_000) };
  }

  /** Opens one socket within a minute. */
  socketTicket(accountId: string, performanceId: string): string {
    const iat = Math.floor(this.clock.now().getTime() / 1_000);
    const claims = { iss: ISSUER, aud: performanceId, sub: accountId, jti: randomUUID(), token_use: 'queue-socket' };
    return this.signers['queue-socket']({ ...claims, iat, exp: iat + SOCKET_LIFE_S });
  }

  /** What a token of ours says; `over` when it has expired, undefined when it is none of ours. */
  read(token: string, use: Use): ReadToken | 'over' | undefined {
    const reader = this.readers[use].get(token.slice(0, token.indexOf('.')));
    if (!reader) return undefined;
    try {
      const { jti, sub, aud, exp } = reader(token);
      return exp * 1_000 > this.clock.now().getTime() ? { id: jti, accountId: sub, performanceId: aud } : 'over';
    } catch {
      return undefined;
    }
  }
}

function keyOf(text: string): { kid: string; secret: Buffer } {
  const separator = text.indexOf(':');
  const secret = hkdfSync('sha256', text.slice(separator + 1), '', 'tiketi queue tokens', 32);
  return { kid: text.slice(0, separator), secret: Buffer.from(secret) };
}

function headerOf(kid: string, use: Use) {
  return { algorithm: 'HS256' as const, kid, header: { alg: 'HS256', typ: `${use}+jwt` } };
}

function headerSegment({ kid, secret }: { kid: string; secret: Buffer }, use: Use): string {
  const sample = createSigner({ key: secret, ...headerOf(kid, use) })({});
  return sample.slice(0, sample.indexOf('.'));
}

function readerFor(secret: Buffer, use: Use): (token: string) => Claims {
  const verify = createVerifier({
    key: secret,
    algorithms: ['HS256'],
    allowedIss: ISSUER,
    checkTyp: `${use}+jwt`,
    // Looked at with our own clock, so that an expired one can be told from a forged one.
    ignoreExpiration: true,
    requiredClaims: ['iss', 'aud', 'sub', 'jti', 'iat', 'exp', 'token_use'],
  });
  return (token) => {
    const claims = verify(token) as Claims;
    if (claims.token_use !== use || typeof claims.aud !== 'string') throw new Error('Another kind of token.');
    return claims;
  };
}
