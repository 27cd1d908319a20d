import type { IncomingMessage } from 'node:http';

import type { Locale } from '#kernel/localized-text';

const BODY_LIMIT = 1024 * 1024;

/** A body that is too long or not what its reader needs. */
export class BadBody extends Error {}

/** One HTTP request, read whole. */
export class WebRequest {
  readonly method: string;
  readonly url: URL;
  readonly cookies: ReadonlyMap<string, string>;
  params: Readonly<Record<string, string>> = {};

  constructor(
    private readonly message: IncomingMessage,
    private readonly body: Buffer,
  ) {
    this.method = message.method ?? 'GET';
    this.url = new URL(message.url ?? '/', `http://${message.headers.host ?? 'localhost'}`);
    this.cookies = new Map(
      (message.headers.cookie ?? '').split(/; */).flatMap((pair) => {
        const at = pair.indexOf('=');
        return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as const] : [];
      }),
    );
  }

  /** The origin this browser or server used to reach the sandbox. */
  get origin(): string {
    return this.url.origin;
  }

  get query(): URLSearchParams {
    return this.url.searchParams;
  }

  /** The address within the sandbox, for a form or link that leads back here. */
  get here(): string {
    return this.url.pathname + this.url.search;
  }

  header(name: string): string {
    const value = this.message.headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? '';
  }

  param(name: string): string {
    return this.params[name] ?? '';
  }

  /** Korean unless the reader chose English. */
  get locale(): Locale {
    const chosen = this.query.get('lang') ?? this.cookies.get('sandbox_lang');
    return chosen === 'en' ? 'en' : 'ko';
  }

  /** As it came, for who checks its signature. */
  get bytes(): Buffer {
    return this.body;
  }

  get form(): URLSearchParams {
    return new URLSearchParams(this.body.toString('utf8'));
  }

  /** @throws BadBody when the body is not a JSON object */
  get json(): Record<string, unknown> {
    try {
      const value: unknown = this.body.length === 0 ? {} : JSON.parse(this.body.toString('utf8'));
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    } catch {
      // answered below, together with JSON that is not an object
    }
    throw new BadBody('The body is not a JSON object.');
  }

  static async read(message: IncomingMessage): Promise<WebRequest> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of message as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > BODY_LIMIT) throw new BadBody('The body is too long.');
      chunks.push(chunk);
    }
    return new WebRequest(message, Buffer.concat(chunks));
  }
}
