import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { DRAW_FORMAT } from './draw-file';

const WORD = 2 ** 32;
const WORDS_PER_BLOCK = 8;

/** Uniform numbers from a key: HMAC-SHA-256 of a counter, read as big-endian words of 32 bits. */
export class DrawnNumbers {
  private block = Buffer.alloc(0);
  private drawn = 0;

  private readonly key: KeyObject;

  /** @param key 32 bytes, hex */
  constructor(key: string) {
    this.key = createSecretKey(Buffer.from(key, 'hex'));
  }

  /** Uniform in 0 … bound - 1. Words from the uneven rest of 2³² are thrown away: a remainder alone would favour the low numbers. */
  below(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > WORD) throw new RangeError('A bound is between 1 and 2^32');
    const even = WORD - (WORD % bound);
    for (;;) {
      const word = this.word();
      if (word < even) return word % bound;
    }
  }

  private word(): number {
    const position = this.drawn % WORDS_PER_BLOCK;
    if (position === 0) {
      const counter = this.drawn / WORDS_PER_BLOCK;
      this.block = createHmac('sha256', this.key).update(`${DRAW_FORMAT} block\n${counter}`).digest();
    }
    this.drawn += 1;
    return this.block.readUInt32BE(position * 4);
  }
}

/** 1 … count in an order that only the key decides (Fisher–Yates, Durstenfeld's form, from the end). */
export function shuffled(count: number, key: string): number[] {
  const numbers = new DrawnNumbers(key);
  const order = Array.from({ length: count }, (_, i) => i + 1);
  for (let last = count - 1; last > 0; last -= 1) {
    const chosen = numbers.below(last + 1);
    const kept = order[last] ?? 0;
    order[last] = order[chosen] ?? 0;
    order[chosen] = kept;
  }
  return order;
}
