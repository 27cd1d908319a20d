/** Which challenges have been used, for all processes together. */
export abstract class SpentChallenges {
  /** `unknown`: whoever keeps the list cannot be reached. */
  abstract spend(salt: string, lifeMs: number): Promise<'first' | 'again' | 'unknown'>;
}
