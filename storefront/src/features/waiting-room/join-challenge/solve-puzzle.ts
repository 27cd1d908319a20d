import { hashBlock, LONGEST } from './sha256';

/** What the API hands out: find the number from 0 to `cost` for which SHA-256(salt + number) is `target`. */
export interface Puzzle {
  readonly salt: string;
  /** Hex. */
  readonly target: string;
  readonly cost: number;
}

/**
 * Tries one number after the other; undefined when none is the one. Says from time to time how far it has come, 0 to 1.
 * The target is compared by its first word before all of it is.
 */
export function solvePuzzle(
  { salt, target, cost }: Puzzle,
  onProgress: (share: number) => void = () => undefined,
): number | undefined {
  if (salt.length + String(cost).length > LONGEST) return undefined;
  const block = new Uint8Array(64);
  for (let i = 0; i < salt.length; i += 1) block[i] = salt.charCodeAt(i);
  const wanted = Int32Array.from({ length: 8 }, (_, i) => parseInt(target.slice(i * 8, i * 8 + 8), 16));
  const out = new Int32Array(8);
  const step = Math.max(5_000, Math.ceil(cost / 20));
  for (let number = 0; number <= cost; number += 1) {
    if (number % step === 0 && number > 0) onProgress(number / cost);
    hashBlock(block, salt.length + writeDigits(block, salt.length, number), out);
    if (out[0] === wanted[0] && out.every((word, i) => word === wanted[i])) return number;
  }
  return undefined;
}

/** Writes a number in decimal digits; returns how many there were. */
function writeDigits(block: Uint8Array, from: number, number: number): number {
  let count = 1;
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) count += 1;
  let rest = number;
  for (let i = from + count - 1; i >= from; i -= 1) {
    block[i] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return count;
}
