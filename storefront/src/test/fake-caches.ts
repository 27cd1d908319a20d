/** The browser's cache storage, as far as the app uses it; jsdom has none. */
export class FakeCaches {
  private readonly all = new Map<string, FakeCache>();

  async open(name: string): Promise<FakeCache> {
    const cache = this.all.get(name) ?? new FakeCache();
    this.all.set(name, cache);
    return cache;
  }

  async match(url: string, options?: { cacheName?: string; ignoreSearch?: boolean }): Promise<Response | undefined> {
    return this.all.get(options?.cacheName ?? '')?.match(url, options);
  }

  async delete(name: string): Promise<boolean> {
    return this.all.delete(name);
  }
}

class FakeCache {
  private readonly answers = new Map<string, Response>();

  async put(url: string, response: Response): Promise<void> {
    this.answers.set(whole(url), response);
  }

  async match(url: string, options: { ignoreSearch?: boolean } = {}): Promise<Response | undefined> {
    return this.answers.get(this.find(url, options) ?? '')?.clone();
  }

  async delete(url: string, options: { ignoreSearch?: boolean } = {}): Promise<boolean> {
    return this.answers.delete(this.find(url, options) ?? '');
  }

  async keys(): Promise<string[]> {
    return [...this.answers.keys()];
  }

  private find(url: string, { ignoreSearch = false }: { ignoreSearch?: boolean }): string | undefined {
    const name = (other: string) => (ignoreSearch ? other.split('?')[0] : other);
    return [...this.answers.keys()].find((key) => name(key) === name(whole(url)));
  }
}

function whole(url: string): string {
  return new URL(url, location.origin).href;
}
