import type { Random } from '../faults/random.mts';

/** So many a second for so long. */
export interface Phase {
  readonly perSecond: number;
  readonly seconds: number;
}

/** When each of them comes, in milliseconds from the start: equal distances, as a crowd that presses on the second. */
export function evenly(phases: readonly Phase[]): number[] {
  return inTurn(phases, ({ perSecond, seconds }) =>
    Array.from({ length: Math.round(perSecond * seconds) }, (_, i) => (i * 1_000) / perSecond),
  );
}

/** When each of them comes: people who do not know of each other (a Poisson process). */
export function poisson(phases: readonly Phase[], random: Random): number[] {
  return inTurn(phases, ({ perSecond, seconds }) => {
    const times: number[] = [];
    const gap = (): number => (-Math.log(1 - random.next()) * 1_000) / perSecond;
    for (let at = gap(); at < seconds * 1_000; at += gap()) times.push(at);
    return times;
  });
}

function inTurn(phases: readonly Phase[], timesOf: (phase: Phase) => number[]): number[] {
  let from = 0;
  const times: number[] = [];
  for (const phase of phases) {
    for (const time of timesOf(phase)) times.push(from + time);
    from += phase.seconds * 1_000;
  }
  return times;
}

export interface Timing {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

const REAL: Timing = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
};

/**
 * An open model: each arrival acts when its time has come, whether or not those before it were answered, and is told when it
 * was due. Who measures from that moment counts the waiting of everybody who would have come while the service was slow.
 */
export async function play(
  times: readonly number[],
  act: (dueAt: number) => void,
  isOver: () => boolean = () => false,
  timing: Timing = REAL,
): Promise<void> {
  const begun = timing.now();
  for (const time of times) {
    const dueAt = begun + time;
    for (let wait = dueAt - timing.now(); wait > 0; wait = dueAt - timing.now()) {
      await timing.sleep(wait);
      if (isOver()) return;
    }
    act(dueAt);
  }
}
