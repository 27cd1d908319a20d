import { Histogram } from './histogram.mts';

/** What visitors do, each measured by itself. */
export const FLOWS = [
  'challenge',
  'join',
  'place',
  'socket',
  'seat map',
  'seat status',
  'watch seats',
  'hold',
  'checkout',
  'pay',
  'give back',
  'leave',
  'queue status',
  'list',
  'detail',
] as const;

export type FlowName = (typeof FLOWS)[number];

/**
 * done: as wished; refused: a "no" that belongs to a sale (the seats are taken); shed: 503 that says when to come back;
 * odd: another 4xx, nothing a visitor did wrong; failed: 5xx, or no answer at all.
 */
export type Verdict = 'done' | 'refused' | 'shed' | 'odd' | 'failed';

/** One flow of one run. */
export class Flow {
  readonly latencies = new Histogram();
  /** From the moment it was really sent: differs from `latencies` by how late the generator itself was. */
  readonly sinceSent = new Histogram();
  readonly perSecond = new Map<number, Histogram>();
  readonly verdicts: Record<Verdict, number> = { done: 0, refused: 0, shed: 0, odd: 0, failed: 0 };

  get answered(): number {
    return Object.values(this.verdicts).reduce((sum, count) => sum + count, 0);
  }

  get wrong(): number {
    return this.verdicts.odd + this.verdicts.failed;
  }

  /** Of the seconds from one to another of the run, the last not included. */
  between(from: number, to: number): Histogram {
    const sum = new Histogram();
    for (const [second, histogram] of this.perSecond) if (second >= from && second < to) sum.add(histogram);
    return sum;
  }
}

/** Everything that was measured, from the moment `begin` was called. */
export class Flows {
  private readonly flows = new Map<FlowName, Flow>();
  /** Answers nobody expected, by what they were. */
  readonly surprises = new Map<string, number>();
  private begunAt = performance.now();

  begin(): void {
    this.begunAt = performance.now();
    this.flows.clear();
    this.surprises.clear();
  }

  /** The second of the run. */
  secondOf(at: number = performance.now()): number {
    return Math.floor((at - this.begunAt) / 1_000);
  }

  of(name: FlowName): Flow {
    const known = this.flows.get(name);
    if (known) return known;
    const flow = new Flow();
    this.flows.set(name, flow);
    return flow;
  }

  all(): [FlowName, Flow][] {
    return FLOWS.flatMap((name) => {
      const flow = this.flows.get(name);
      return flow ? [[name, flow] as [FlowName, Flow]] : [];
    });
  }

  /** @param lessMs what others took of it, for instance the gateway's own time */
  note(name: FlowName, verdict: Verdict, times: { dueAt: number; sentAt: number; lessMs?: number }): void {
    const { dueAt, sentAt, lessMs = 0 } = times;
    const now = performance.now();
    const latency = now - dueAt - lessMs;
    const flow = this.of(name);
    flow.verdicts[verdict] += 1;
    flow.latencies.record(latency);
    flow.sinceSent.record(now - sentAt - lessMs);
    const second = this.secondOf(dueAt);
    const histogram = flow.perSecond.get(second) ?? new Histogram();
    flow.perSecond.set(second, histogram);
    histogram.record(latency);
  }

  surprise(what: string): void {
    this.surprises.set(what, (this.surprises.get(what) ?? 0) + 1);
  }

  get answered(): number {
    return this.all().reduce((sum, [, flow]) => sum + flow.answered, 0);
  }

  total(verdict: Verdict): number {
    return this.all().reduce((sum, [, flow]) => sum + flow.verdicts[verdict], 0);
  }

  /** The raw per-second histograms, for whoever wants to look again. */
  toJSON(): object {
    return Object.fromEntries(
      this.all().map(([name, { verdicts, latencies, perSecond }]) => [
        name,
        { verdicts, latencies, perSecond: Object.fromEntries(perSecond) },
      ]),
    );
  }
}

export function verdictOf(status: number, retryAfter: string | undefined, refusals: readonly number[]): Verdict {
  if (status >= 200 && status < 400) return 'done';
  if (status === 503 && retryAfter !== undefined) return 'shed';
  if (status === 0 || status >= 500) return 'failed';
  return refusals.includes(status) ? 'refused' : 'odd';
}
