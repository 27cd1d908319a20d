import { availableParallelism } from 'node:os';
import { running } from '../terminal.mts';
import type { Result } from './results.mts';
import type { Step } from './steps.mts';

/** Even a step that works waits for a disk or an answer now and then: half a processor more than there is may be promised. */
const SPARE = 0.5;

/**
 * Runs the steps side by side, as many as there are processors (2 to 4) for what each keeps busy, each after those it waits
 * for. Room that has become free goes to the first in line, or a step that needs much of it would always come last.
 */
export async function runSteps(
  steps: Step[],
  run: (step: Step) => Promise<Result>,
  processors = Math.min(4, Math.max(2, availableParallelism())),
): Promise<Result[]> {
  const waiting = [...steps];
  const active = new Map<Step, Promise<void>>();
  const results: Result[] = [];

  const busy = (): Step[] => [...active.keys()];
  const isHeldUp = (step: Step): boolean => [...waiting, ...busy()].some((other) => step.after?.includes(other.title));
  const hasRoom = (step: Step): boolean =>
    busy().reduce((sum, other) => sum + (other.share ?? 1), step.share ?? 1) <= processors + SPARE;

  while (waiting.length > 0 || active.size > 0) {
    for (const step of [...waiting]) {
      if (isHeldUp(step)) continue;
      if (!hasRoom(step)) break;
      waiting.splice(waiting.indexOf(step), 1);
      const done = running(step.title);
      const work = run(step).then((result) => {
        results.push(result);
        active.delete(step);
        done();
      });
      active.set(step, work);
    }
    await Promise.race(active.values());
  }
  return results;
}
