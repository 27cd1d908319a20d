import { Injectable } from '@nestjs/common';
import { RateLimits } from '#platform/http/rate-limits';
import { type ChallengeSetting, demandOf } from '../domain/challenge-demand';
import { Footprints } from './footprints';
import {
  type Challenge,
  type ChallengeSolution,
  type ForWhom,
  JoinChallenges,
  type SolvedChallenge,
} from './join-challenges';
import { SuspicionScores } from './suspicion-scores';

/** So many challenges a minute from one network are unusual, even for a mobile carrier's. */
const CROWD = 300;

/** What the queue of a performance asks of who joins. */
export interface ChallengeRule {
  readonly challenge: ChallengeSetting;
  /** Tries in the worst case, for people nobody suspects. */
  readonly challengeCost: number;
}

/** Where a queue gets its challenges from, and brings them back to; and who joined leaves a footprint. */
@Injectable()
export class ChallengeDesk {
  constructor(
    private readonly challenges: JoinChallenges,
    private readonly scores: SuspicionScores,
    private readonly footprints: Footprints,
    private readonly limits: RateLimits,
  ) {}

  /** Null: this person may join without. */
  async handOut(who: ForWhom, { challenge, challengeCost }: ChallengeRule): Promise<Challenge | null> {
    if (challenge === 'OFF') return null;
    const network = this.footprints.networkName();
    const asked = network && (await this.limits.take('challenges', network, CROWD, 60_000));
    const standing = { score: await this.scores.of(who), crowded: Boolean(asked && !asked.allowed) };
    const demand = demandOf(challenge, challengeCost, standing);
    return demand && this.challenges.issue(who, demand);
  }

  /**
   * Before somebody joins. What comes back is used up with the place (`useUp`); undefined: nothing was asked.
   * @throws ChallengeRequired, ChallengeInvalid, ChallengeExpired, ChallengeUsed, DeclarationMissing
   */
  async takeIn(
    who: ForWhom,
    rule: ChallengeRule,
    solution: ChallengeSolution | undefined,
  ): Promise<SolvedChallenge | undefined> {
    const isAsked = solution !== undefined || (await this.isAskedOf(who, rule));
    const solved = isAsked && rule.challenge !== 'OFF' ? await this.challenges.check(who, solution) : undefined;
    this.footprints.note({ kind: 'JOIN', ...who, solved });
    return solved;
  }

  /** When there is a place for it. */
  async useUp(solved: SolvedChallenge | undefined): Promise<void> {
    if (solved) await this.challenges.useUp(solved);
  }

  private async isAskedOf(who: ForWhom, { challenge, challengeCost }: ChallengeRule): Promise<boolean> {
    if (challenge !== 'SUSPICIOUS') return challenge === 'ALWAYS';
    return demandOf(challenge, challengeCost, { score: await this.scores.of(who), crowded: false }) !== null;
  }
}
