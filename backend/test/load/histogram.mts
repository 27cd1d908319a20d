const HALF = 128;
const DOUBLINGS = 24;
const LARGEST = HALF * 2 ** DOUBLINGS;

/**
 * Counts of durations in buckets that grow with the value, as HDR histograms do: every value comes back within 1 %, from a
 * microsecond to 35 minutes, and adding two histograms loses nothing.
 */
export class Histogram {
  private readonly counts = new Map<number, number>();
  count = 0;
  max = 0;

  record(milliseconds: number): void {
    const bucket = bucketOf(Math.min(LARGEST - 1, Math.max(0, Math.round(milliseconds * 1_000))));
    this.counts.set(bucket, (this.counts.get(bucket) ?? 0) + 1);
    this.count += 1;
    this.max = Math.max(this.max, milliseconds);
  }

  add(other: Histogram): void {
    for (const [bucket, count] of other.counts) this.counts.set(bucket, (this.counts.get(bucket) ?? 0) + count);
    this.count += other.count;
    this.max = Math.max(this.max, other.max);
  }

  /** The value, in milliseconds, that a share of 0 to 1 of all are not above; NaN when there are none. */
  at(share: number): number {
    if (this.count === 0) return Number.NaN;
    let left = Math.max(1, Math.ceil(this.count * share));
    for (const [bucket, count] of this.sorted()) {
      left -= count;
      if (left <= 0) return Math.min(this.max, upperEdge(bucket) / 1_000);
    }
    return this.max;
  }

  /** How many were above so many milliseconds, to the bucket. */
  above(milliseconds: number): number {
    const limit = bucketOf(Math.round(milliseconds * 1_000));
    return this.sorted().reduce((sum, [bucket, count]) => sum + (bucket > limit ? count : 0), 0);
  }

  /** Pairs of the largest value of a bucket, in microseconds, and its count: what is kept of a run. */
  toJSON(): [number, number][] {
    return this.sorted().map(([bucket, count]) => [upperEdge(bucket), count]);
  }

  private sorted(): [number, number][] {
    return [...this.counts].sort(([a], [b]) => a - b);
  }
}

/** The first 256 microseconds each have a bucket; from there on every doubling has 128. */
function bucketOf(microseconds: number): number {
  if (microseconds < 2 * HALF) return microseconds;
  const doubling = 31 - Math.clz32(microseconds) - 7;
  return doubling * HALF + (microseconds >>> doubling);
}

function upperEdge(bucket: number): number {
  if (bucket < 2 * HALF) return bucket;
  const doubling = Math.floor(bucket / HALF) - 1;
  return (bucket - doubling * HALF + 1) * 2 ** doubling - 1;
}
