import type { Clock } from '#kernel/clock';
import { counter } from '#platform/metrics/process-metrics';

const requests = counter('tiketi_cache_requests_total', 'What was asked of our caches, and whether they had it.', [
  'cache',
  'result',
]);

interface Entry<T> {
  value: Promise<T>;
  freshUntil: number;
  refreshing: boolean;
}

/**
 * Keeps answers for a moment in this process. One caller fetches, the others wait for the same answer; once stale,
 * callers get the old answer while one of them fetches the new one, so a popular key never stampedes the database.
 */
export class FreshCache<T> {
  private readonly entries = new Map<string, Entry<T>>();

  constructor(
    private readonly clock: Clock,
    private readonly options: {
      readonly name: string;
      readonly freshMs: number;
      readonly staleMs: number;
      readonly maxEntries: number;
    },
  ) {}

  async get(key: string, fetch: () => Promise<T>): Promise<T> {
    const now = this.clock.now().getTime();
    const entry = this.entries.get(key);
    if (!entry || now >= entry.freshUntil + this.options.staleMs) {
      this.note('miss');
      return this.fetch(key, fetch);
    }
    this.note(now >= entry.freshUntil ? 'stale' : 'hit');
    if (now >= entry.freshUntil && !entry.refreshing) {
      entry.refreshing = true;
      fetch().then(
        (value) => this.keep(key, Promise.resolve(value)),
        () => (entry.refreshing = false),
      );
    }
    return entry.value;
  }

  forget(key: string): void {
    this.entries.delete(key);
  }

  private note(result: 'hit' | 'miss' | 'stale'): void {
    requests.inc({ cache: this.options.name, result });
  }

  private fetch(key: string, fetch: () => Promise<T>): Promise<T> {
    const value = fetch();
    this.keep(key, value);
    value.catch(() => this.entries.delete(key));
    return value;
  }

  private keep(key: string, value: Promise<T>): void {
    this.entries.delete(key);
    this.entries.set(key, { value, freshUntil: this.clock.now().getTime() + this.options.freshMs, refreshing: false });
    const oldest = this.entries.keys().next().value;
    if (this.entries.size > this.options.maxEntries && oldest !== undefined) this.entries.delete(oldest);
  }
}
