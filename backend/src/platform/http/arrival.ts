import type { Request } from 'express';

const arrivals = new WeakMap<object, number>();

/** Notes when a request came, before anybody looks at it. */
export function noteArrival(request: Request): void {
  arrivals.set(request, performance.now());
}

/** Milliseconds since the request came: its body, who asks and whether they may, all that is part of waiting. */
export function sinceArrival(request: Request): number {
  const now = performance.now();
  return now - (arrivals.get(request) ?? now);
}
