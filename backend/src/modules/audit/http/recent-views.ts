const AGAIN_AFTER_MS = 60_000;
const MOST = 5_000;

/** Who looked at what within the last minute, in this process: a page that asks every few seconds is one view. */
export class RecentViews {
  private readonly seen = new Map<string, number>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Whether it is a view of its own; remembers it. */
  isNew(view: string): boolean {
    const now = this.now();
    const last = this.seen.get(view);
    if (last !== undefined && now - last < AGAIN_AFTER_MS) return false;
    this.seen.delete(view);
    this.seen.set(view, now);
    if (this.seen.size > MOST)
      for (const oldest of this.seen.keys()) if (this.seen.size > MOST) this.seen.delete(oldest);
    return true;
  }
}
