import { createDecoder } from 'fast-jwt';
import { sameText } from '#platform/secrets/secrets';

const decode = createDecoder();
const CLOCK_SKEW_S = 60;

export interface Expected {
  readonly issuer: string;
  readonly audience: string;
  readonly nonce: string;
  readonly now: Date;
}

/**
 * Checks the claims of an id token that we fetched ourselves, over TLS, from the issuer; its signature adds nothing to
 * that (OpenID Connect Core 3.1.3.7, rule 6).
 * @throws Error when it was made for somebody else, for another sign-in, or is too old
 * @returns the subject
 */
export function checkIdToken(token: unknown, { issuer, audience, nonce, now }: Expected): string {
  const claims = typeof token === 'string' ? (decode(token) as Record<string, unknown>) : {};
  const issuers = [issuer, issuer.replace(/^https:\/\//, '')];
  if (!issuers.includes(String(claims['iss']))) throw new Error('The id token has another issuer.');
  if (claims['aud'] !== audience) throw new Error('The id token is for another application.');
  if (typeof claims['nonce'] !== 'string' || !sameText(claims['nonce'], nonce))
    throw new Error('The id token belongs to another sign-in.');
  if (typeof claims['exp'] !== 'number' || claims['exp'] + CLOCK_SKEW_S < now.getTime() / 1_000)
    throw new Error('The id token is too old.');
  return String(claims['sub']);
}
