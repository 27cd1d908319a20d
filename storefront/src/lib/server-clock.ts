/** Milliseconds the server is ahead of this device. Countdowns end by the server's clock, whatever the phone believes. */
let offset = 0;

/** The present by the server's clock, in epoch milliseconds. */
export function serverNow(): number {
  return Date.now() + offset;
}

/** Learns the offset from an answer: the instant the server wrote into it, and when the question left this device. */
export function syncServerClock(
  serverTime: string | number | Date,
  sentAt: number,
  receivedAt: number = Date.now(),
): void {
  const server = new Date(serverTime).getTime();
  if (Number.isNaN(server)) return;
  offset = server - (sentAt + receivedAt) / 2;
}

/**
 * Learns from the Date header. It has whole seconds, so half a second is added, and nothing under a second and a half
 * of difference overrules a finer earlier reading. Answers that a cache may have kept carry an old Date: not used.
 */
export function syncFromResponse(response: Response, sentAt: number): void {
  const date = response.headers.get('date');
  const cacheControl = response.headers.get('cache-control') ?? '';
  if (!date || response.headers.has('age') || /immutable|max-age=[1-9]/.test(cacheControl)) return;
  const receivedAt = Date.now();
  const candidate = new Date(date).getTime() + 500 - (sentAt + receivedAt) / 2;
  if (Math.abs(candidate - offset) > 1500) offset = candidate;
}
