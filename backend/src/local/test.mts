import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSession } from './command.mts';
import { inRoot } from './paths.mts';
import { LocalProblem } from './problem.mts';
import { stopTools } from './run-tool.mts';
import { bold, dim, green, red, say, seconds } from './terminal.mts';
import { type TestServers, startTestServers } from './test-services.mts';
import { Bill, billed } from './testing/meter.mts';
import { type Result, check } from './testing/results.mts';
import { runSteps } from './testing/schedule.mts';
import { type Context, type Step, steps } from './testing/steps.mts';

/**
 * `npm test`: every check and every suite, two at a time, ending with one line over all of them.
 * For people: `npm test -- --only unit,integration --files holds` (groups of steps; test files whose path holds the word);
 * `npm test -- --list` names the groups and their steps.
 */
function chosenSteps(): { chosen: Step[]; files: string[] } {
  const groups = [...new Set(steps.map((step) => step.group))];
  const only = values.only?.split(',').map((word) => word.trim());
  const unknown = only?.find((word) => !groups.includes(word));
  if (unknown !== undefined) {
    throw new LocalProblem(`There are no tests named ${unknown}.`, `Choose from: ${groups.join(', ')}.`);
  }
  if (!only) return { chosen: steps, files: values.files };
  // What a chosen step waits for belongs to it.
  const wanted = new Set(steps.filter((step) => only.includes(step.group)));
  for (const step of wanted) for (const other of steps) if (step.after?.includes(other.title)) wanted.add(other);
  return { chosen: steps.filter((step) => wanted.has(step)), files: values.files };
}

function tell(title: string, result: Result, since: number): void {
  const counts = result.passed + result.failed === 0 ? '' : `${result.passed} passed, ${result.failed} failed`;
  say(`  ${result.failed > 0 ? red('✗') : green('✓')} ${title.padEnd(26)} ${counts.padEnd(24)} ${dim(seconds(since))}`);
}

interface Cost {
  title: string;
  wall: number;
  bill: Bill;
}

/** Where the time went, the dearest first: what to look at when this becomes too slow. */
function tellCosts(costs: Cost[]): void {
  const shown = (value: number | undefined): string => (value === undefined ? '-' : value.toFixed(1)).padStart(9);
  const dearest = [...costs].sort((a, b) => (b.bill.seconds ?? b.wall) - (a.bill.seconds ?? a.wall));
  const total = costs.reduce((sum, { bill }) => sum + (bill.seconds ?? 0), 0);
  say(`\n${dim(`  ${'Seconds of'.padEnd(26)}${'the clock'.padStart(10)}${'processors'.padStart(12)}`)}`);
  for (const { title, wall, bill } of dearest)
    say(dim(`  ${title.padEnd(26)} ${shown(wall)}   ${shown(bill.seconds)}`));
  if (total > 0) say(dim(`  ${'all'.padEnd(26)} ${shown(undefined)}   ${shown(total)}`));
}

function tellFailures(results: Result[]): void {
  for (const { name, message } of results.flatMap((result) => result.failures)) {
    say(`\n${red('✗')} ${bold(name)}`);
    say(message.replace(/^/gm, '    '));
  }
}

// Tools ask questions and wait for keys when they think that a person is there.
process.env['CI'] ??= '1';
// A hundred programs of the same few tools are started: what one has compiled the next need not.
process.env['NODE_COMPILE_CACHE'] ??= inRoot('.data/compiled');

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    files: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
  },
});
if (values.list) {
  for (const group of new Set(steps.map((step) => step.group))) {
    const titles = steps.filter((step) => step.group === group).map(({ title }) => title);
    say(`${group.padEnd(14)}${titles.join(', ')}`);
  }
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'tiketi-test-'));
await openSession({ folder, address: () => 'npm test', temporary: true, codeWhenStopped: 130 }, async (session) => {
  session.onEnd(stopTools);
  const since = performance.now();
  const { chosen, files } = chosenSteps();
  const reports = join(folder, 'reports');
  mkdirSync(reports);
  let servers: Promise<TestServers> | undefined;
  const shared = new Bill();
  const costs: Cost[] = [];
  const context: Context = {
    servers: () => (servers ??= billed(shared, () => startTestServers(session.supervisor, folder))),
    reports,
    files,
  };
  const run = async (step: Step): Promise<Result> => {
    const begun = performance.now();
    const bill = new Bill();
    const result = await billed(bill, () => step.run(context)).catch((error: unknown) => {
      const text = error instanceof LocalProblem ? `${error.message}\n${error.wayOut}` : String((error as Error).stack);
      return check(step.title, 1, text);
    });
    costs.push({ title: step.title, wall: (performance.now() - begun) / 1000, bill });
    if (!session.ending()) tell(step.title, result, begun);
    return result;
  };
  const results = await runSteps(chosen, run);
  if (session.ending()) return;
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  tellFailures(results);
  costs.push({ title: 'PostgreSQL and Redis', wall: (performance.now() - since) / 1000, bill: shared });
  tellCosts(costs);
  say(`\n${dim(`All of it took ${seconds(since)}.`)}`);
  session.lastWords(`${passed} passed, ${failed} failed`);
  await session.end(failed > 0 || passed === 0 ? 1 : 0);
});
