import type { Answer } from '../faults/http.mts';

export type PhaseName = 'before' | 'during' | 'after';

export interface Phase {
  readonly name: PhaseName;
  readonly sent: number;
  readonly failed: number;
  /** Milliseconds; NaN where nothing was sent. */
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

interface Collected {
  failed: number;
  readonly milliseconds: number[];
}

/** What people were answered, by when. Anything but a yes is a failure: nobody asks for what cannot be had. */
export class Phases {
  readonly odd = new Map<string, number>();
  private readonly collected = new Map<PhaseName, Collected>();
  private now: PhaseName = 'before';

  begin(name: PhaseName): void {
    this.now = name;
  }

  note({ status, body, milliseconds }: Answer): void {
    const phase = this.collected.get(this.now) ?? { failed: 0, milliseconds: [] };
    this.collected.set(this.now, phase);
    phase.milliseconds.push(milliseconds);
    if (status >= 200 && status < 300) return;
    phase.failed += 1;
    const what = `${this.now}: ${status} ${String((body as { code?: unknown } | undefined)?.code ?? '')}`.trim();
    this.odd.set(what, (this.odd.get(what) ?? 0) + 1);
  }

  all(): Phase[] {
    return [...this.collected].map(([name, { failed, milliseconds }]) => {
      const sorted = milliseconds.toSorted((a, b) => a - b);
      const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
      return { name, sent: sorted.length, failed, p50: at(0.5), p95: at(0.95), most: at(1) };
    });
  }
}
