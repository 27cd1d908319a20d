/** What a page of ours sends is far below: a watch now and then, and the answer to each ping (every 25 s). */
const BURST = 20;
const PER_SECOND = 5;

/** A connection as engine.io shows it: every message of it, of whatever namespace. */
export interface Wire {
  on(event: 'packet', listener: (packet: { type: string }) => void): unknown;
  close(discard?: boolean): unknown;
}

/**
 * Ends a connection that talks too much: twenty messages at once, five a second after that (a token bucket). Before anything
 * of ours has looked at a message, so that a flood costs the counting and nothing else.
 */
export function limitMessages(wire: Wire, now: () => number = () => performance.now()): void {
  let tokens = BURST;
  let at = now();
  let isOver = false;
  wire.on('packet', ({ type }) => {
    if (isOver || type !== 'message') return;
    const seconds = (now() - at) / 1_000;
    at = now();
    tokens = Math.min(BURST, tokens + seconds * PER_SECOND) - 1;
    if (tokens >= 0) return;
    isOver = true;
    wire.close(true);
  });
}
