const PATIENCE_MS = 5_000;
const ANSWER_MAX = 64 * 1_024;
const USER_AGENT = 'TIKETI';

/** As node-oauth tells its callers; passport reads the provider's error out of `data`. */
class ProviderSaidNo extends Error {
  constructor(
    readonly statusCode: number,
    readonly data: string,
  ) {
    super(`The provider answered ${statusCode}.`);
  }
}

/** The parts of node-oauth's OAuth2 that the passport strategies work with. */
export interface Wire {
  _clientId: string;
  _clientSecret: string;
  _authorizeUrl: string;
  _accessTokenUrl: string;
  _request: (
    method: string,
    url: string,
    headers: Record<string, string> | null,
    body: string,
    accessToken: string | null,
    done: (error: unknown, answer?: string) => void,
  ) => void;
  get(url: string, accessToken: string, done: (error: unknown, answer?: string) => void): void;
  useAuthorizationHeaderforGET(use: boolean): void;
}

/**
 * Lets a strategy speak to the hosts of the configuration, and carefully: no redirects, five seconds, answers of a
 * sensible size that are JSON objects (the strategies break on anything else), access tokens only in a
 * header, and the client secret that is valid now.
 */
export function tame(
  strategy: object,
  urls: { authorize: string; token: string },
  client: () => { id: string; secret: string },
): Wire {
  const wire = (strategy as { _oauth2: Wire })._oauth2;
  // A client secret may be changed while we run.
  Object.defineProperties(wire, {
    _clientId: { get: () => client().id },
    _clientSecret: { get: () => client().secret },
  });
  wire._authorizeUrl = urls.authorize;
  wire._accessTokenUrl = urls.token;
  wire.useAuthorizationHeaderforGET(true);
  wire._request = (method, url, headers, body, _accessToken, done) => {
    call(method, url, headers ?? {}, body).then(
      (answer) => done(null, answer),
      (error: unknown) => done(error),
    );
  };
  return wire;
}

async function call(method: string, url: string, headers: Record<string, string>, body: string): Promise<string> {
  const response = await fetch(url, {
    method,
    headers: { accept: 'application/json', 'user-agent': USER_AGENT, ...headers },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body ? { body } : {}),
  });
  const answer = await textOf(response);
  if (!response.ok) throw new ProviderSaidNo(response.status, answer);
  const parsed: unknown = JSON.parse(answer);
  if (typeof parsed !== 'object' || parsed === null) throw new Error('The provider did not answer with an object.');
  return answer;
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > ANSWER_MAX) throw new Error('The provider answered too much.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What the provider says about the person, as an object. */
export function readProfile(wire: Wire, url: string, accessToken: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    wire.get(url, accessToken, (error, answer) => {
      if (error) reject(error instanceof Error ? error : new Error('The provider did not tell who this is.'));
      else resolve(JSON.parse(answer ?? '{}') as Record<string, unknown>);
    });
  });
}

/** Reads a field whose type nobody has checked. */
export function field(source: unknown, ...path: string[]): unknown {
  let value = source;
  for (const name of path) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  }
  return value;
}

export function text(value: unknown): string | null {
  return typeof value === 'string' && value.length > 0 && value.length <= 1_024 ? value : null;
}
