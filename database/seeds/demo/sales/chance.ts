/** Chances that look random and are the same on every load. */
export class Chance {
  private readonly next: () => number;

  constructor(next: () => number) {
    this.next = next;
  }

  share(): number {
    return this.next();
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** One of the words, each as likely as its weight. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [word, weight] of entries) {
      left -= weight;
      if (left <= 0) return word;
    }
    throw new RangeError('There is nothing to choose from.');
  }

  /** Letters and digits people can read to each other (Crockford's base 32). */
  code(length: number): string {
    return Array.from({ length }, () => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(this.below(32))).join('');
  }
}
