import type { Won } from '#kernel/won';

/** What one payment gives back of a refund. */
export interface RefundPart {
  readonly paymentId: string;
  readonly method: string | null;
  readonly amount: Won;
}

interface Source {
  readonly id: string;
  readonly method: string | null;
  readonly available: Won;
}

/**
 * The allocation rule: a refund is drawn from the payments of a purchase in their order, latest first, each as far as it
 * goes. So the difference that was paid for dearer seats goes back before the first payment is touched. Together the parts
 * are the sum; the first is there even when nothing goes back. Should the payments not cover the sum, the last one is asked
 * for the rest, and the database refuses it.
 */
export function drawFrom(sources: readonly Source[], sum: Won): RefundPart[] {
  let left = sum;
  const parts = sources.map(({ id, method, available }, i) => {
    const isLast = i === sources.length - 1;
    const amount = isLast ? left : Math.min(left, Math.max(0, available));
    left -= amount;
    return { paymentId: id, method, amount };
  });
  const drawn = parts.filter(({ amount }) => amount > 0);
  return drawn.length > 0 ? drawn : parts.slice(0, 1);
}
