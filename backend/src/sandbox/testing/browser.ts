/** A browser as far as the sandbox can tell: keeps cookies, reads forms, posts them. */
export class Browser {
  private readonly cookies = new Map<string, string>();
  private address = '';
  private text = '';

  constructor(private readonly origin: string) {}

  /** The page that is shown, or the address outside the sandbox the browser was sent to. */
  get location(): URL {
    return new URL(this.address);
  }

  get html(): string {
    return this.text;
  }

  open(path: string): Promise<Response> {
    return this.go(new URL(path, this.origin).href, { method: 'GET' });
  }

  /** Submits the form whose action ends with `action`; `fields` are what the person changes in it. */
  submit(action: string, fields: Record<string, string> = {}): Promise<Response> {
    const forms = [...this.text.matchAll(/<form[^>]*?action="([^"]*)"[\s\S]*?<\/form>/g)];
    const form = forms.find(([, target]) => target?.endsWith(action));
    if (!form) throw new Error(`No form for ${action} on ${this.address}`);
    const body = new URLSearchParams({ ...filledIn(form[0]), ...fields });
    return this.go(new URL(form[1] ?? '', this.origin).href, { method: 'POST', body });
  }

  private async go(address: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { ...init, redirect: 'manual', headers: { cookie } });
    for (const each of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      this.cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) {
      this.address = address;
      this.text = await response.text();
      return response;
    }
    const next = new URL(location, address);
    if (next.origin === this.origin) return this.go(next.href, { method: 'GET' });
    this.address = next.href;
    this.text = '';
    return response;
  }
}

/** What a form would send if nobody touched it: ticked boxes and filled fields. */
function filledIn(form: string): Record<string, string> {
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => tag);
  const sent = inputs.filter((tag) => !/type="(radio|checkbox)"/.test(tag) || /\schecked/.test(tag));
  return Object.fromEntries(sent.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]));
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}
