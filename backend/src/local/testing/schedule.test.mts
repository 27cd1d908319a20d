import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothing } from './results.mts';
import { runSteps } from './schedule.mts';
import type { Step } from './steps.mts';

const step = (title: string, more: Partial<Step> = {}): Step => ({
  group: 'any',
  title,
  run: async () => nothing(),
  ...more,
});

/** Plays the steps; answers, at each start, what ran then. */
async function started(steps: Step[]): Promise<string[]> {
  const running = new Set<string>();
  const seen: string[] = [];
  await runSteps(
    steps,
    async ({ title }) => {
      running.add(title);
      seen.push([...running].join(' '));
      await new Promise((done) => setImmediate(done));
      running.delete(title);
      return nothing();
    },
    2,
  );
  return seen;
}

test('as many as there are processors for, and one more that mostly waits', async () => {
  const steps = [step('lint'), step('types'), step('unit'), step('faults', { share: 0.5 })];

  assert.deepEqual(await started(steps.toSpliced(2, 1)), ['lint', 'lint types', 'lint types faults']);
  assert.deepEqual(await started(steps.toSpliced(3, 1)), ['lint', 'lint types', 'types unit']);
});

test('a step that needs much room does not wait until nothing else is left', async () => {
  const steps = [step('lint'), step('types'), step('browser', { share: 2 }), step('unit')];

  assert.deepEqual(await started(steps), ['lint', 'lint types', 'browser', 'unit']);
});

test('a step starts after those it waits for', async () => {
  const steps = [step('e2e', { after: ['build'] }), step('build'), step('unit'), step('lint')];

  assert.deepEqual(await started(steps), ['build', 'build unit', 'unit e2e', 'e2e lint']);
});
