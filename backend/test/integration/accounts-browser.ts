import { randomBytes } from 'node:crypto';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  /** Where a redirect leads. */
  readonly location: URL | undefined;
}

export interface Asking {
  readonly body?: object;
  readonly bearer?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Cookie {
  readonly value: string;
  readonly path: string;
}

/** A person's browser: cookies with their paths, an origin, an address of its own on the network. */
export class Browser {
  readonly cookies = new Map<string, Cookie>();
  readonly setCookies: string[] = [];
  private readonly ip = [...randomBytes(3)].join('.');

  constructor(
    private readonly server: string,
    private readonly origin: string,
  ) {}

  get(path: string, asking: Asking = {}): Promise<Answer> {
    return this.send('GET', path, asking);
  }

  post(path: string, body: object = {}, asking: Asking = {}): Promise<Answer> {
    return this.send('POST', path, { ...asking, body });
  }

  patch(path: string, body: object, asking: Asking = {}): Promise<Answer> {
    return this.send('PATCH', path, { ...asking, body });
  }

  /** As the storefront does it. */
  refresh(audience: 'buyer' | 'staff' = 'buyer'): Promise<Answer> {
    return this.post(audience === 'buyer' ? '/auth/refresh' : '/staff/auth/refresh');
  }

  /** Another device with the same cookies: a thief's, for instance. */
  copy(): Browser {
    const copy = new Browser(this.server, this.origin);
    for (const [name, cookie] of this.cookies) copy.cookies.set(name, cookie);
    return copy;
  }

  private async send(method: string, path: string, { body, bearer, headers }: Asking): Promise<Answer> {
    const full = path.startsWith('/api/') ? path : `/api/v1${path}`;
    const response = await fetch(`${this.server}${full}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(method === 'GET' ? {} : { origin: this.origin, 'x-requested-with': 'tiketi' }),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        'x-forwarded-for': `10.${this.ip}`,
        cookie: this.cookiesFor(full),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    this.keep(response.headers.getSetCookie());
    const text = await response.text();
    const location = response.headers.get('location');
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
      location: location === null ? undefined : new URL(location),
    };
  }

  private cookiesFor(path: string): string {
    return [...this.cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, cookie]) => `${name}=${cookie.value}`)
      .join('; ');
  }

  private keep(lines: readonly string[]): void {
    for (const line of lines) {
      this.setCookies.push(line);
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split('=');
      const path = attributes.find((attribute) => attribute.startsWith('Path='))?.slice(5) ?? '/';
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, { value, path });
    }
  }
}
