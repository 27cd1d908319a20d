/** Which challenges have been used, for all processes together. Whoever keeps the list may be away: then none has. */
export abstract class SpentChallenges {
  abstract isSpent(salt: string): Promise<boolean>;
  abstract spend(salt: string, lifeMs: number): Promise<void>;
}
