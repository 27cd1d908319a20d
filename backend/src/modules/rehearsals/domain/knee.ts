/** One step of a stress run: wishes that came, and what became of them. */
export interface StressStep {
  readonly offeredPerSecond: number;
  readonly answeredPerSecond: number;
  readonly p95Ms: number;
  /** Wishes that failed, and those that had to be dropped because too many were under way. */
  readonly failed: number;
}

/** Where it stopped being well: the last rate that was served well, and what gave first above it. */
export interface Knee {
  readonly holdsPerSecond: number;
  readonly limitedBy: 'LATENCY' | 'ERRORS' | 'THROUGHPUT' | null;
}

const SLOW_MS = 1_000;
const FAILED_SHARE = 0.01;
const ANSWERED_SHARE = 0.9;

/** What gave in this step; null when it was served well. */
export function limitOf({ offeredPerSecond, answeredPerSecond, p95Ms, failed }: StressStep, seconds: number) {
  if (failed > offeredPerSecond * seconds * FAILED_SHARE) return 'ERRORS';
  if (p95Ms > SLOW_MS) return 'LATENCY';
  return answeredPerSecond < offeredPerSecond * ANSWERED_SHARE ? 'THROUGHPUT' : null;
}

/** Null when no step was tried. `limitedBy` null: every step was served well, the knee is higher. */
export function kneeOf(steps: readonly StressStep[], seconds: number): Knee | null {
  if (steps.length === 0) return null;
  const first = steps.findIndex((step) => limitOf(step, seconds) !== null);
  const last = first === -1 ? steps.at(-1) : steps[first - 1];
  const broken = first === -1 ? undefined : steps[first];
  return { holdsPerSecond: last?.offeredPerSecond ?? 0, limitedBy: broken ? limitOf(broken, seconds) : null };
}
