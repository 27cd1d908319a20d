import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashBlock } from './sha256';
import { solvePuzzle } from './solve-puzzle';

const hex = (text: string) => createHash('sha256').update(text).digest('hex');

describe('SHA-256 of one block', () => {
  it.each(['', 'abc', 'a'.repeat(55), `${randomBytes(16).toString('hex')}1234567`])('of "%s"', (text) => {
    const block = new Uint8Array(64).fill(7);
    block.set(new TextEncoder().encode(text));
    const out = new Int32Array(8);
    hashBlock(block, text.length, out);
    expect(Array.from(out, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')).toBe(hex(text));
  });
});

describe('the puzzle', () => {
  const salt = '00112233445566778899aabbccddeeff';

  it.each([0, 9, 10, 4_711, 12_000])('with %d hidden in it is solved', (number) => {
    expect(solvePuzzle({ salt, target: hex(`${salt}${number}`), cost: 12_000 })).toBe(number);
  });

  it('tells how far it has come', () => {
    const seen: number[] = [];
    solvePuzzle({ salt, target: hex(`${salt}20000`), cost: 20_000 }, (share) => seen.push(share));
    expect(seen).toEqual([0.25, 0.5, 0.75, 1]);
  });

  it('without a solution is given up', () => {
    expect(solvePuzzle({ salt, target: hex('something else'), cost: 500 })).toBeUndefined();
  });
});
