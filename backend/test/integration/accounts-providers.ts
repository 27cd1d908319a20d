import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSigner } from 'fast-jwt';

export type ProviderName = 'kakao' | 'naver' | 'google';

/** Somebody with an account at a provider. */
export interface Person {
  readonly id: string;
  readonly email?: string;
  readonly verified?: boolean;
  readonly nickname?: string;
}

interface Consent {
  readonly person: Person;
  readonly query: URLSearchParams;
}

/**
 * Kakao, Naver and Google as small as a test needs them: codes good once, PKCE checked, profiles in each one's shape.
 * The sandbox is the faithful imitation; here a test decides what a provider says, also what it should never say.
 */
export class FakeProviders {
  private readonly codes = new Map<string, Consent>();
  private readonly tokens = new Map<string, Person>();
  /** Everything that arrived: method, path with query, and the authorization header. */
  readonly calls: { readonly url: string; readonly authorization: string | undefined }[] = [];
  /** What the profile page answers instead, for one test. */
  profileAnswer: string | undefined;
  nonceAnswer: string | undefined;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeProviders> {
    const server = createServer();
    // Longer than a suite: a connection closed while a busy machine is about to use it again looks like a failed provider.
    server.keepAliveTimeout = 120_000;
    const fake = new FakeProviders(server);
    server.on('request', (request, response) => {
      void fake.answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** The person agrees on the provider's page: the path and query the browser is sent back with. */
  consent(authorize: URL, person: Person): string {
    const code = randomBytes(12).toString('hex');
    this.codes.set(code, { person, query: authorize.searchParams });
    return this.back(authorize, { code });
  }

  deny(authorize: URL): string {
    return this.back(authorize, { error: 'access_denied', error_description: 'User denied access' });
  }

  private back(authorize: URL, answer: Record<string, string>): string {
    const callback = new URL(authorize.searchParams.get('redirect_uri') ?? '');
    const query = new URLSearchParams({ ...answer, state: authorize.searchParams.get('state') ?? '' });
    return `${callback.pathname}?${query}`;
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
    const { authorization } = request.headers;
    const url = new URL(request.url ?? '/', this.origin);
    this.calls.push({ url: request.url ?? '', authorization });
    if (url.pathname.endsWith('/token')) return this.token(url.pathname, new URLSearchParams(await bodyOf(request)));
    const person = this.tokens.get(authorization?.replace('Bearer ', '') ?? '');
    if (!person) return { status: 401, body: '{"error":"invalid_token"}' };
    return { status: 200, body: this.profileAnswer ?? JSON.stringify(profileOf(url.pathname, person)) };
  }

  private token(path: string, form: URLSearchParams): { status: number; body: string } {
    const code = form.get('code') ?? '';
    const consent = this.codes.get(code);
    this.codes.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!consent || challenge !== consent.query.get('code_challenge'))
      return { status: path.startsWith('/naver') ? 200 : 400, body: '{"error":"invalid_grant"}' };
    const token = randomBytes(12).toString('hex');
    this.tokens.set(token, consent.person);
    const nonce = this.nonceAnswer ?? consent.query.get('nonce');
    const idToken = createSigner({ key: 'anything', expiresIn: 60_000 })({
      iss: `${this.origin}/google/auth`,
      aud: consent.query.get('client_id'),
      sub: consent.person.id,
      nonce,
    });
    return { status: 200, body: JSON.stringify({ access_token: token, token_type: 'bearer', id_token: idToken }) };
  }
}

function profileOf(path: string, { id, email, verified = false, nickname = '민지' }: Person): object {
  if (path.startsWith('/kakao'))
    return {
      id: Number(id),
      properties: { nickname },
      kakao_account: {
        profile: { nickname },
        ...(email ? { email, is_email_valid: true, is_email_verified: verified } : {}),
      },
    };
  if (path.startsWith('/naver')) return { resultcode: '00', message: 'success', response: { id, email, nickname } };
  return { sub: id, name: nickname, ...(email ? { email, email_verified: verified } : {}) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
