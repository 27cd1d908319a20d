export { ChallengeDesk } from './application/challenge-desk';
export { Footprints } from './application/footprints';
export { type Challenge, type ChallengeSolution, type SolvedChallenge } from './application/join-challenges';
export {
  CHALLENGE_SETTINGS,
  type ChallengeSetting,
  DEFAULT_CHALLENGE,
  DEFAULT_COST,
  MAX_COST,
} from './domain/challenge-demand';
export { DEVICE_COOKIE, deviceOf } from './domain/device';
export { type SuspicionCase, SuspicionCases } from './application/suspicion-cases';
export { FairnessModule } from './fairness.module';
