import { type KeyObject, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

import type { Clock } from '#kernel/clock';

import type { Collection, Journal } from '../journal/journal';

const KEY_ID = 'sandbox-1';
const LIFETIME_SECONDS = 3600;

/** OpenID Connect ID tokens, RS256. The key is made when it is first needed, and kept. */
export class IdTokens {
  private readonly keys: Collection<{ readonly pem: string }>;

  constructor(
    journal: Journal,
    private readonly clock: Clock,
    private readonly issuer: string,
  ) {
    this.keys = journal.collection('key');
  }

  sign(claims: Readonly<Record<string, unknown>>, audience: string, nonce: string | null): string {
    const iat = Math.floor(this.clock.now().getTime() / 1000);
    const body = {
      iss: this.issuer,
      aud: audience,
      azp: audience,
      ...claims,
      ...(nonce === null ? {} : { nonce }),
      iat,
      exp: iat + LIFETIME_SECONDS,
    };
    const content = `${encoded({ alg: 'RS256', kid: KEY_ID, typ: 'JWT' })}.${encoded(body)}`;
    return `${content}.${sign('sha256', Buffer.from(content), this.key()).toString('base64url')}`;
  }

  /** The public key as a JSON Web Key Set. */
  keySet(): unknown {
    const jwk = createPublicKey(this.key()).export({ format: 'jwk' });
    return { keys: [{ ...jwk, kid: KEY_ID, alg: 'RS256', use: 'sig' }] };
  }

  private key(): KeyObject {
    const pem = this.keys.get(KEY_ID)?.pem ?? newKey();
    if (!this.keys.get(KEY_ID)) this.keys.put(KEY_ID, { pem });
    return createPrivateKey(pem);
  }
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
