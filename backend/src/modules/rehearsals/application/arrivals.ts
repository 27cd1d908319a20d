const TICK_MS = 10;
/** More than this under way at once: whoever comes then finds no room, as behind a full connection pool. */
const UNDER_WAY = 2_000;

export interface Arrivals {
  readonly perSecond: number;
  readonly seconds: number;
  readonly signal: AbortSignal;
  /** `dueAt`: when this one came, by performance.now(); waiting for us counts as waiting. */
  readonly act: (index: number, dueAt: number) => Promise<void>;
  /** For who found no room. */
  readonly dropped: () => void;
}

/**
 * An open model: so many come every second, however slow the answers are. Returns how many came, when all of them have their
 * answer.
 */
export async function arrive({ perSecond, seconds, signal, act, dropped }: Arrivals): Promise<number> {
  const total = Math.round(perSecond * seconds);
  const began = performance.now();
  const underWay = new Set<Promise<void>>();
  let sent = 0;
  while (sent < total && !signal.aborted) {
    const due = Math.min(total, Math.floor(((performance.now() - began) * perSecond) / 1_000));
    for (; sent < due; sent += 1) {
      if (underWay.size >= UNDER_WAY) {
        dropped();
        continue;
      }
      const one: Promise<void> = act(sent, began + (sent * 1_000) / perSecond).finally(() => underWay.delete(one));
      underWay.add(one);
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await Promise.allSettled(underWay);
  return sent;
}
