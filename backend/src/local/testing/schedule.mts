import { availableParallelism } from 'node:os';
import { running } from '../terminal.mts';
import type { Result } from './results.mts';
import type { Step } from './steps.mts';

/** Name of the resource that means the whole machine: tests that measure time share it with nobody. */
const EVERYTHING = 'everything';

/** Runs the steps, as many at a time as there are processors (2 to 4), each after those it waits for. */
export async function runSteps(steps: Step[], run: (step: Step) => Promise<Result>): Promise<Result[]> {
  const slots = Math.min(4, Math.max(2, availableParallelism()));
  const waiting = [...steps];
  const active = new Map<Step, Promise<void>>();
  const results: Result[] = [];

  const mayStart = (step: Step): boolean => {
    const busy = [...active.keys()];
    if (busy.some((other) => other.alone === EVERYTHING)) return false;
    if (step.alone === EVERYTHING && busy.length > 0) return false;
    if (step.alone !== undefined && busy.some((other) => other.alone === step.alone)) return false;
    return ![...waiting, ...busy].some((other) => step.after?.includes(other.title));
  };

  while (waiting.length > 0 || active.size > 0) {
    for (const step of [...waiting]) {
      if (active.size >= slots || !mayStart(step)) continue;
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
