import type { Clock } from '#kernel/clock';

import type { Collection, Journal } from '../journal/journal';
import { TossRefusal } from './toss-refusal';

const LIFETIME_MS = 15 * 86_400_000;
const LONGEST_KEY = 300;

export interface TossAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Remembered extends TossAnswer {
  readonly answeredAt: string;
}

/**
 * The first answer to a key is the answer to it for 15 days. Key, API key, method and URL make the scope; the body is
 * not part of it, so a key used twice on one URL returns the first answer even to another question.
 */
export class TossIdempotency {
  private readonly remembered: Collection<Remembered>;
  private readonly processing = new Set<string>();

  constructor(
    journal: Journal,
    private readonly clock: Clock,
  ) {
    this.remembered = journal.collection('idempotency');
    for (const [scope, answer] of this.remembered.entries()) if (!this.isLive(answer)) this.remembered.remove(scope);
  }

  /** @throws TossRefusal INVALID_IDEMPOTENCY_KEY */
  scope(key: string, apiKey: string, method: string, url: string): string {
    if (key.length > LONGEST_KEY) throw new TossRefusal('INVALID_IDEMPOTENCY_KEY');
    return [apiKey, method, url, key].join(' ');
  }

  /** @throws TossRefusal IDEMPOTENT_REQUEST_PROCESSING while the first request is not answered */
  recall(scope: string): TossAnswer | undefined {
    if (this.processing.has(scope)) throw new TossRefusal('IDEMPOTENT_REQUEST_PROCESSING');
    const answer = this.remembered.get(scope);
    return answer && this.isLive(answer) ? answer : undefined;
  }

  begin(scope: string): void {
    this.processing.add(scope);
  }

  end(scope: string): void {
    this.processing.delete(scope);
  }

  /** Call inside the unit of work that does what is answered: a crash keeps both or neither. */
  remember(scope: string, answer: TossAnswer): void {
    const { status, body } = answer;
    this.remembered.put(scope, { status, body, answeredAt: this.clock.now().toISOString() });
  }

  private isLive({ answeredAt }: Remembered): boolean {
    return this.clock.now().getTime() - Date.parse(answeredAt) < LIFETIME_MS;
  }
}
