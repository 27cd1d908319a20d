import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { type ChallengeDemand, READING_MS } from '../domain/challenge-demand';
import {
  ChallengeExpired,
  ChallengeInvalid,
  ChallengeRequired,
  ChallengeUsed,
  DeclarationMissing,
} from '../domain/challenge.errors';
import { aPuzzle, isSolved, type Puzzle } from '../domain/challenge-puzzle';
import { ChallengeSeals } from './challenge-seals';
import { SpentChallenges } from './spent-challenges';

/** From the moment the page is opened until the press; longer than people wait before an opening without a reload. */
const LIFE_MS = 20 * 60_000;

export interface ForWhom {
  readonly performanceId: string;
  readonly accountId: string;
}

export interface Challenge extends Puzzle {
  /** Comes back unchanged with the solution. */
  readonly token: string;
  readonly expiresAt: Date;
  readonly declare: boolean;
  /** Solutions before this instant are refused: a declaration takes a moment to read. */
  readonly readyAt: Date;
}

export interface ChallengeSolution {
  readonly token: string;
  readonly number: number;
  readonly declared: boolean;
}

/** How a challenge was solved: evidence, where it was faster than a browser can be. */
export interface SolvedChallenge {
  /** Which one. */
  readonly salt: string;
  readonly tries: number;
  /** From handing it out to the answer, as this service saw it. */
  readonly milliseconds: number;
}

/** What a challenge's token says; nothing is kept about one until it is used. */
interface Sealed extends Puzzle, ForWhom {
  readonly declare: boolean;
  readonly issuedAt: number;
}

/**
 * The challenge of joining a queue: handed out long before the opening, bound to one person and one performance, good for
 * twenty minutes and one join. Asks no outside service, sets no riddle, needs neither eyes nor ears.
 */
@Injectable()
export class JoinChallenges {
  constructor(
    private readonly seals: ChallengeSeals,
    private readonly spent: SpentChallenges,
    private readonly clock: Clock,
  ) {}

  issue({ performanceId, accountId }: ForWhom, { cost, declare }: ChallengeDemand): Challenge {
    const issuedAt = this.clock.now().getTime();
    const puzzle = aPuzzle(randomBytes(16).toString('hex'), cost);
    const sealed: Sealed = { ...puzzle, performanceId, accountId, declare, issuedAt };
    const readyAt = new Date(issuedAt + (declare ? READING_MS : 0));
    return { ...puzzle, token: this.seals.seal(sealed), expiresAt: new Date(issuedAt + LIFE_MS), declare, readyAt };
  }

  /**
   * Looks whether a solution counts. It still does afterwards: `useUp` once there is a place for it, so that a join that
   * fails costs nobody theirs.
   * @throws ChallengeRequired, ChallengeInvalid, ChallengeExpired, ChallengeUsed, DeclarationMissing
   */
  async check(
    { performanceId, accountId }: ForWhom,
    solution: ChallengeSolution | undefined,
  ): Promise<SolvedChallenge> {
    if (!solution) throw new ChallengeRequired();
    const sealed = this.seals.open<Sealed>(solution.token);
    if (sealed?.performanceId !== performanceId || sealed.accountId !== accountId) throw new ChallengeInvalid();
    const milliseconds = this.clock.now().getTime() - sealed.issuedAt;
    if (milliseconds > LIFE_MS) throw new ChallengeExpired();
    if (!isSolved(sealed, solution.number)) throw new ChallengeInvalid();
    if (sealed.declare && (!solution.declared || milliseconds < READING_MS)) throw new DeclarationMissing();
    // Where nobody can say, or twice in the same moment, it counts: it is this person's, for this performance, and there is
    // one place.
    if (await this.spent.isSpent(sealed.salt)) throw new ChallengeUsed();
    return { salt: sealed.salt, tries: solution.number + 1, milliseconds: Math.max(0, milliseconds) };
  }

  /** From now on it does not count any more. */
  useUp({ salt }: SolvedChallenge): Promise<void> {
    return this.spent.spend(salt, LIFE_MS);
  }
}
