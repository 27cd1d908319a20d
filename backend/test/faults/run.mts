import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildChanged } from '../../src/local/build.mts';
import { openSession } from '../../src/local/command.mts';
import { LocalProblem } from '../../src/local/problem.mts';
import { stopTools } from '../../src/local/run-tool.mts';
import { bold, dim, red, say } from '../../src/local/terminal.mts';
import { faults } from './all-faults.mts';
import type { Fault } from './fault.mts';
import { AT_ONCE_SHORT, playLap } from './lap.mts';
import { removeLeftovers } from './leftovers.mts';
import { type Played, nextLap, shortLaps } from './plan.mts';
import { printTable } from './table.mts';
import { Tallies } from './tallies.mts';
import { World } from './world.mts';

const SHORT_SEED = 'tiketi';
/** The service's own waits are this many times shorter, or waiting would be most of every round. */
const HURRY = 5;

const USAGE =
  'npm run faults -- [F5 same-seat …] [--seed S] [--rounds N] [--minutes M] [--from K] [--hurry H] [--short]';

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      rounds: { type: 'string' },
      minutes: { type: 'string' },
      from: { type: 'string', default: '1' },
      hurry: { type: 'string', default: String(HURRY) },
      short: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const count = (name: string, text: string | undefined, fallback: number): number => {
    if (text === undefined) return fallback;
    const number = Number(text);
    if (number > 0) return number;
    throw new LocalProblem(`--${name} ${text} is not a number.`, USAGE);
  };
  const chosen = positionals.map((name) => {
    const fault = faults.find((one) => one.id === name.toUpperCase() || one.name === name);
    if (!fault)
      throw new LocalProblem(
        `There is no fault ${name}.`,
        faults.map(({ id, name: word }) => `${id} ${word}`).join('\n'),
      );
    return fault;
  });
  return {
    chosen: chosen.length > 0 ? chosen : [...faults],
    short: values.short,
    seed: values.seed ?? (values.short ? SHORT_SEED : randomBytes(4).toString('hex')),
    rounds: count('rounds', values.rounds, values.minutes === undefined ? 10_000 : Infinity),
    minutes: count('minutes', values.minutes, 60),
    from: count('from', values.from, 1),
    hurry: count('hurry', values.hurry, HURRY),
    json: values.json,
  };
}

type Wish = ReturnType<typeof readArguments>;

async function play(world: World, wish: Wish, tallies: Tallies, ending: () => boolean): Promise<void> {
  const available: Fault[] = [];
  for (const fault of wish.chosen) {
    const why = await fault.unavailable?.(world);
    if (why === undefined) available.push(fault);
    else tallies.of(fault).notRun = why;
  }
  if (available.length === 0) return;
  if (wish.short) {
    for (const lap of shortLaps(available)) if (!ending()) await playLap(world, wish.seed, lap, tallies, AT_ONCE_SHORT);
    return;
  }
  const until = performance.now() + wish.minutes * 60_000;
  let told = performance.now();
  let played: Played = { lap: 0, crowdMs: 0, aloneMs: 0 };
  while (tallies.rounds < wish.rounds && performance.now() < until && !ending()) {
    const planned = nextLap(available, tallies, { ...wish, ...played });
    const begun = performance.now();
    await playLap(world, wish.seed, planned, tallies);
    played = after(played, planned[0]?.fault.kind === 'crowd', performance.now() - begun);
    if (performance.now() - told < 30_000) continue;
    told = performance.now();
    say(
      dim(
        `  ${tallies.rounds} rounds, ${tallies.violations} violations, ${Math.round((until - told) / 60_000)} min left`,
      ),
    );
  }
}

const after = ({ lap, crowdMs, aloneMs }: Played, wasCrowd: boolean, took: number): Played => ({
  lap: lap + (wasCrowd ? 1 : 0),
  crowdMs: crowdMs + (wasCrowd ? took : 0),
  aloneMs: aloneMs + (wasCrowd ? 0 : took),
});

/** What `npm test` reads: one result per fault that was played. What cannot be on this machine is neither passed nor failed. */
function asResults(tallies: Tallies): { name: string; failed: boolean; message: string }[] {
  const played = tallies.all().filter(({ rounds, violations }) => rounds > 0 || violations.length > 0);
  return played.map(({ fault, violations }) => ({
    name: `${fault.id} ${fault.name}`,
    failed: violations.length > 0,
    message: violations[0] ?? '',
  }));
}

async function main(): Promise<void> {
  const wish = readArguments();
  removeLeftovers();
  await buildChanged(['backend']);
  const folder = mkdtempSync(join(tmpdir(), 'tiketi-faults-'));
  await openSession(
    { folder, address: () => 'npm run faults', temporary: true, codeWhenStopped: 130 },
    async (session) => {
      session.onEnd(stopTools);
      const begun = performance.now();
      const world = await World.start(session.supervisor, folder, { hurry: wish.hurry });
      const tallies = new Tallies(wish.seed, wish.chosen, (violation) => {
        if (!session.ending()) say(`\n${red('✗')} ${violation}\n`);
      });
      process.on('unhandledRejection', (error) => tallies.stray(error));
      say(`  Seed ${bold(wish.seed)}`);
      await play(world, wish, tallies, () => session.ending());
      if (session.ending()) return;
      await printTable(tallies, world, begun);
      if (wish.json) writeFileSync(wish.json, JSON.stringify(asResults(tallies)));
      await session.end(tallies.violations > 0 || tallies.rounds === 0 ? 1 : 0);
    },
  );
}

await main();
