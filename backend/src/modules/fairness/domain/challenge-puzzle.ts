import { hash, randomInt } from 'node:crypto';

/**
 * A sum to do: find the number between 0 and `cost` for which SHA-256 of salt and number is `target`. About cost/2 tries,
 * never more than cost: nobody's phone is unlucky for minutes. storefront/src/features/join-challenge solves the same.
 */
export interface Puzzle {
  readonly salt: string;
  /** Hex. */
  readonly target: string;
  readonly cost: number;
}

export function aPuzzle(salt: string, cost: number): Puzzle {
  return { salt, cost, target: digestOf(salt, randomInt(0, cost + 1)) };
}

export function isSolved({ salt, target, cost }: Puzzle, number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0 && number <= cost && digestOf(salt, number) === target;
}

/** What a browser does in a worker; for programs of ours that join (load, tests). Undefined: the puzzle is none of ours. */
export function solve({ salt, target, cost }: Puzzle): number | undefined {
  for (let number = 0; number <= cost; number += 1) if (digestOf(salt, number) === target) return number;
  return undefined;
}

function digestOf(salt: string, number: number): string {
  return hash('sha256', `${salt}${number}`, 'hex');
}
