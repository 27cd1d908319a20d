/**
 * The key of one wish for seats. Pressing twice or trying again after a lost answer sends the same key, so the server
 * holds once; other seats, or a new wish after a refusal, get a new one.
 */
export class HoldAttempt {
  private wish = '';
  private key = '';

  constructor(private readonly newKey: () => string) {}

  keyFor(seatIds: readonly string[]): string {
    const wish = [...seatIds].sort().join(' ');
    if (wish !== this.wish || this.key === '') {
      this.wish = wish;
      this.key = this.newKey();
    }
    return this.key;
  }

  /** The server has answered for good: the next wish is a new one, even for the same seats. */
  settle(): void {
    this.key = '';
  }
}

/** No answer, or one that says nothing about the wish: the same key may be sent again. */
export function isUndecided(status: number): boolean {
  return status === 0 || status === 429 || status >= 500;
}
