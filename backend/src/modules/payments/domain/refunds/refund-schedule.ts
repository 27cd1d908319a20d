/**
 * After this long without an end a person looks at a refund. Well before the quarter of an hour that is promised (invariant
 * P11): the last question takes its time, and a refund of the same payment that waited behind this one needs its turn as well.
 */
const HELP_AFTER_SECONDS = 12 * 60;
const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 300;

/**
 * Seconds until the gateway is asked again about a refund that was asked for so often and is owed for so long; undefined: a
 * person is asked. The last question falls to when it is given up.
 */
export function pauseBeforeNextAttempt(attempts: number, ageSeconds: number): number | undefined {
  const left = HELP_AFTER_SECONDS - ageSeconds;
  if (left <= 0) return undefined;
  return Math.min(left, LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** Math.min(attempts - 1, 10));
}
