/**
 * How far apart people hear the same news. Each place up to which the queue was called is one piece of news; its skew is the
 * time from the first person who heard it to the last. Who heard nothing before, or was gone, is not counted.
 */
export class Skew {
  private readonly news = new Map<number, { first: number; last: number; heard: number }>();
  /** In order, so that somebody who missed one and hears a later one has heard both. */
  private readonly order: number[] = [];

  /** Somebody who knew of `before` now hears of `serving`. */
  hear(before: number | undefined, serving: number, at: number): void {
    const known = this.news.get(serving);
    if (!known) {
      this.news.set(serving, { first: at, last: at, heard: 0 });
      this.order.push(serving);
    }
    if (before === undefined) return;
    for (let i = this.order.length - 1; i >= 0; i -= 1) {
      const value = this.order[i] ?? 0;
      if (value <= before) break;
      const piece = this.news.get(value);
      if (!piece || value > serving) continue;
      piece.last = Math.max(piece.last, at);
      piece.heard += 1;
    }
  }

  /** The largest, in milliseconds. */
  get worstMs(): number {
    return Math.max(0, ...[...this.news.values()].map(({ first, last }) => last - first));
  }

  get pieces(): number {
    return this.news.size;
  }
}
