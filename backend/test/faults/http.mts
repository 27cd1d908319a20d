import { request } from 'node:http';

/** What holds in JSON; a fault looks into it field by field. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are untyped by nature
export type Json = any;

export interface Answer {
  /** 0: no answer, the connection broke or nobody came within the patience. */
  readonly status: number;
  readonly body: Json;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly milliseconds: number;
}

export interface Call {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  /** Sent as it is, instead of `body` as JSON. */
  readonly text?: string;
  readonly patienceMs?: number;
}

/** One request on a connection of its own, so that a killed server never hands a dead connection to the next request. */
export function call(url: string, { method, headers, body, text, patienceMs = 30_000 }: Call = {}): Promise<Answer> {
  const payload = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const begun = performance.now();
  return new Promise((done) => {
    const finish = (status: number, content: string, received: Answer['headers']): void =>
      done({ status, body: parsed(content), headers: received, milliseconds: performance.now() - begun });
    const lost = (): void => finish(0, '', {});
    const sent = request(
      url,
      {
        method: method ?? (payload === undefined ? 'GET' : 'POST'),
        agent: false,
        headers: {
          ...(payload === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
          ...headers,
        },
        signal: AbortSignal.timeout(patienceMs),
      },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () =>
          finish(response.statusCode ?? 0, Buffer.concat(pieces).toString('utf8'), response.headers),
        );
        response.on('error', lost);
      },
    );
    sent.on('error', lost);
    sent.end(payload);
  });
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
