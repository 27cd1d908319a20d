/** How long something took, many times; milliseconds. Every value is kept: percentiles are exact. */
export interface LatencySummary {
  readonly count: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export class Latencies {
  private readonly values: number[] = [];

  add(milliseconds: number): void {
    this.values.push(milliseconds);
  }

  get count(): number {
    return this.values.length;
  }

  /** The smallest value that so many per cent do not exceed (nearest rank); 0 without any. */
  percentile(percent: number): number {
    const sorted = Float64Array.from(this.values).sort();
    return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
  }

  summary(): LatencySummary {
    const at = (percent: number) => tenths(this.percentile(percent));
    return { count: this.count, p50Ms: at(50), p95Ms: at(95), p99Ms: at(99), maxMs: at(100) };
  }
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
