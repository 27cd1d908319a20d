import { createHash, randomBytes } from 'node:crypto';

import type { Clock } from '#kernel/clock';

import type { Collection, Journal } from '../journal/journal';
import type { ProviderName } from '../sandbox-config';
import { OAuthRefusal } from './oauth-refusal';

const REQUEST_SECONDS = 30 * 60;
const CODE_SECONDS = 10 * 60;
const ACCESS_SECONDS = 3600;
const REFRESH_SECONDS = 60 * 86_400;

/** An authorize request that passed its checks and waits for a person. */
export interface AuthorizationRequest {
  readonly id: string;
  readonly provider: ProviderName;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly scopes: readonly string[];
  readonly codeChallenge: string | null;
  readonly nonce: string | null;
  /** Ask for consent although it was given before. */
  readonly asksAgain: boolean;
  readonly accountId: string | null;
  readonly expiresAt: string;
}

/** What a person allowed an application to see. */
export interface Consent {
  readonly provider: ProviderName;
  readonly clientId: string;
  readonly accountId: string;
  readonly sharesEmail: boolean;
  readonly givenAt: string;
}

export interface AuthorizationCode {
  readonly request: AuthorizationRequest;
  readonly accountId: string;
  readonly sharesEmail: boolean;
  readonly expiresAt: string;
  readonly isUsed: boolean;
}

export interface Token {
  readonly kind: 'access' | 'refresh';
  readonly provider: ProviderName;
  readonly clientId: string;
  readonly accountId: string;
  readonly sharesEmail: boolean;
  readonly scopes: readonly string[];
  /** The code all tokens of one sign-in came from. */
  readonly family: string;
  readonly expiresAt: string;
}

export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
  readonly token: Token;
  readonly nonce: string | null;
}

export interface CodeExchange {
  readonly code: string;
  readonly clientId: string;
  readonly redirectUri: string | null;
  readonly codeVerifier: string | null;
  readonly state: string | null;
}

/** Requests, codes, tokens and consents of all providers. Secrets are kept by their hash. */
export class OAuthGrants {
  private readonly requests: Collection<AuthorizationRequest>;
  private readonly codes: Collection<AuthorizationCode>;
  private readonly tokens: Collection<Token>;
  private readonly consents: Collection<Consent>;

  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {
    this.requests = journal.collection('request');
    this.codes = journal.collection('code');
    this.tokens = journal.collection('token');
    this.consents = journal.collection('consent');
    this.forgetOld();
  }

  ask(request: Omit<AuthorizationRequest, 'id' | 'accountId' | 'expiresAt'>): AuthorizationRequest {
    const asked = { ...request, id: secret(), accountId: null, expiresAt: this.in(REQUEST_SECONDS) };
    this.requests.put(asked.id, asked);
    return asked;
  }

  findRequest(provider: ProviderName, id: string): AuthorizationRequest | undefined {
    const request = this.requests.get(id);
    return request?.provider === provider && this.isLive(request) ? request : undefined;
  }

  choose(request: AuthorizationRequest, accountId: string): AuthorizationRequest {
    const chosen = { ...request, accountId };
    this.requests.put(request.id, chosen);
    return chosen;
  }

  consentOf(provider: ProviderName, clientId: string, accountId: string): Consent | undefined {
    return this.consents.get([provider, clientId, accountId].join(' '));
  }

  /** The person said no; the request cannot be answered again. */
  deny(request: AuthorizationRequest): void {
    this.requests.remove(request.id);
  }

  /** The person said yes: remembers it and answers with a code, good once. */
  allow(request: AuthorizationRequest, accountId: string, sharesEmail: boolean): string {
    const { provider, clientId } = request;
    const code = secret();
    this.journal.unit(() => {
      this.requests.remove(request.id);
      const givenAt = this.clock.now().toISOString();
      this.consents.put([provider, clientId, accountId].join(' '), {
        provider,
        clientId,
        accountId,
        sharesEmail,
        givenAt,
      });
      this.codes.put(hash(code), { request, accountId, sharesEmail, expiresAt: this.in(CODE_SECONDS), isUsed: false });
    });
    return code;
  }

  /**
   * Trades a code for tokens. A code used twice was stolen by somebody: what its first use got is revoked.
   * @throws OAuthRefusal
   */
  exchange(provider: ProviderName, exchange: CodeExchange): IssuedTokens {
    const family = hash(exchange.code);
    const code = this.codes.get(family);
    if (!code || code.request.provider !== provider || code.request.clientId !== exchange.clientId) {
      throw new OAuthRefusal('unknown-code');
    }
    if (code.isUsed) {
      this.revokeFamily(family);
      throw new OAuthRefusal('used-code');
    }
    if (!this.isLive(code)) throw new OAuthRefusal('expired-code');
    const { request } = code;
    // Naver's token call needs no redirect URI; where one is sent, it has to be the same.
    const mayOmitRedirect = provider === 'naver' && exchange.redirectUri === null;
    if (!mayOmitRedirect && exchange.redirectUri !== request.redirectUri) throw new OAuthRefusal('redirect-mismatch');
    if (exchange.state !== null && exchange.state !== request.state) throw new OAuthRefusal('state-mismatch');
    if (request.codeChallenge !== null && challengeOf(exchange.codeVerifier) !== request.codeChallenge) {
      throw new OAuthRefusal('pkce-mismatch');
    }

    return this.journal.unit(() => {
      this.codes.put(family, { ...code, isUsed: true });
      const { clientId, scopes } = request;
      const { accountId, sharesEmail } = code;
      return this.issue({ provider, clientId, accountId, sharesEmail, scopes, family }, request.nonce);
    });
  }

  /** @throws OAuthRefusal */
  refresh(provider: ProviderName, clientId: string, refreshToken: string): IssuedTokens {
    const token = this.tokens.get(hash(refreshToken));
    if (
      token?.kind !== 'refresh' ||
      token.provider !== provider ||
      token.clientId !== clientId ||
      !this.isLive(token)
    ) {
      throw new OAuthRefusal('unknown-refresh-token');
    }
    return this.journal.unit(() => this.issue(token, null));
  }

  findAccess(provider: ProviderName, accessToken: string): Token | undefined {
    const token = this.tokens.get(hash(accessToken));
    return token?.kind === 'access' && token.provider === provider && this.isLive(token) ? token : undefined;
  }

  /** Ends the connection between a person and an application: consent and all tokens. */
  unlink(token: Token): void {
    this.journal.unit(() => {
      this.consents.remove([token.provider, token.clientId, token.accountId].join(' '));
      for (const [id, each] of this.tokens.entries()) {
        if (
          each.provider === token.provider &&
          each.clientId === token.clientId &&
          each.accountId === token.accountId
        ) {
          this.tokens.remove(id);
        }
      }
    });
  }

  /** Any token of a sign-in, access or refresh; undefined when it is no token of ours. */
  findAny(provider: ProviderName, token: string): Token | undefined {
    const found = this.tokens.get(hash(token));
    return found?.provider === provider ? found : undefined;
  }

  private revokeFamily(family: string): void {
    this.journal.unit(() => {
      for (const [id, token] of this.tokens.entries()) if (token.family === family) this.tokens.remove(id);
    });
  }

  private issue(owner: Omit<Token, 'kind' | 'expiresAt'>, nonce: string | null): IssuedTokens {
    const { provider, clientId, accountId, sharesEmail, scopes, family } = owner;
    const shared = { provider, clientId, accountId, sharesEmail, scopes, family };
    const accessToken = secret();
    const refreshToken = secret();
    const token: Token = { ...shared, kind: 'access', expiresAt: this.in(ACCESS_SECONDS) };
    this.tokens.put(hash(accessToken), token);
    this.tokens.put(hash(refreshToken), { ...shared, kind: 'refresh', expiresAt: this.in(REFRESH_SECONDS) });
    return {
      accessToken,
      refreshToken,
      accessSeconds: ACCESS_SECONDS,
      refreshSeconds: REFRESH_SECONDS,
      token,
      nonce,
    };
  }

  /** At the start, so that years of sign-ins do not pile up. Consents last. */
  private forgetOld(): void {
    for (const records of [this.requests, this.codes, this.tokens]) {
      for (const [id, record] of records.entries()) if (!this.isLive(record)) records.remove(id);
    }
  }

  private in(seconds: number): string {
    return new Date(this.clock.now().getTime() + seconds * 1000).toISOString();
  }

  private isLive({ expiresAt }: { readonly expiresAt: string }): boolean {
    return expiresAt > this.clock.now().toISOString();
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function hash(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}

/** RFC 7636, S256. */
function challengeOf(verifier: string | null): string | undefined {
  return verifier === null ? undefined : hash(verifier);
}
