import type { Answer } from './http.mts';
import { Buyer, shown } from './buyer.mts';
import type { Random } from './random.mts';
import { GatewayBooks } from './rest.mts';
import type { ReceivedMail } from './toss.mts';
import type { World } from './world.mts';

/** A promise that was broken. */
export class Violation extends Error {}

export function must(condition: boolean, promise: string): asserts condition {
  if (!condition) throw new Violation(promise);
}

/** The answer must have one of these statuses. */
export function mustAnswer(answer: Answer, statuses: readonly number[], what: string): void {
  must(statuses.includes(answer.status), `${what}: ${statuses.join(' or ')} expected, was ${shown(answer)}`);
}

/** One round: what it may use, and what must be true of it once everything has come to rest. */
export class Round {
  readonly world: World;
  readonly random: Random;
  /** Which of its fault's rounds, from one. */
  readonly number: number;
  /** For the report of a violation: ids somebody needs to look into the databases. */
  readonly notes: Record<string, string | number> = {};
  readonly afterwards: (() => Promise<void>)[] = [];
  /** Which of its fault's cases it played; the table says how many rounds of each there were. */
  kase: string | undefined;
  /** What was measured; the table prints how much it was at most. */
  readonly figures: Record<string, number> = {};
  /** Where the worker or the database may die between sending a mail and writing so down: the same mail may come twice. */
  mailMayRepeat = false;
  /** At rest: the gateway's books, and everybody's mails by address. */
  gateway: GatewayBooks = new GatewayBooks([]);
  mails: ReadonlyMap<string, readonly ReceivedMail[]> = new Map();

  constructor(world: World, random: Random, number: number) {
    this.world = world;
    this.random = random;
    this.number = number;
  }

  buyer(): Promise<Buyer> {
    return Buyer.comes(this.world);
  }

  note(name: string, value: string | number): void {
    this.notes[name] = value;
  }

  /** One of the cases of its fault. */
  plays(kase: string): void {
    this.kase = kase;
    this.note('case', kase);
  }

  /** A figure for the table. */
  measured(what: string, value: number): void {
    this.figures[what] = value;
    this.note(what, value);
  }

  /** Checked when nothing is under way any more: no message, no payment, no refund, no webhook. */
  later(check: () => Promise<void>): void {
    this.afterwards.push(check);
  }
}

export interface Fault {
  /** As in the matrix: F5. */
  readonly id: string;
  readonly name: string;
  /** What breaks, for the table. */
  readonly breaks: string;
  /** What is checked beside the invariants, for the table. */
  readonly checks: string;
  /**
   * `crowd`: many rounds at once on one running service. `alone`: it breaks what the others stand on.
   */
  readonly kind: 'crowd' | 'alone';
  /** Rounds of the short run. */
  readonly shortRounds: number;
  /** How many of the rounds of its kind are of this one, against 1. */
  readonly weight?: number;
  /** Rounds that come to rest together in the long run, where it runs alone. */
  readonly together?: number;
  /** What becomes of every webhook while its rounds run. */
  readonly webhooks?: 'drop';
  /** Why it cannot run on this machine; undefined: it can. */
  unavailable?(world: World): Promise<string | undefined>;
  round(round: Round): Promise<void>;
}
