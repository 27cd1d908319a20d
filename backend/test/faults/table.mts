import { cpus } from 'node:os';
import { bold, dim, green, red, say } from '../../src/local/terminal.mts';
import type { Tallies } from './tallies.mts';
import type { World } from './world.mts';

/** As Markdown, so that it can go into docs/faults.md as it is. */
export async function printTable(tallies: Tallies, world: World, begun: number): Promise<void> {
  const [{ server_version: postgres } = { server_version: '?' }] = await world.query<{ server_version: string }>(
    'show server_version',
  );
  say();
  say('| # | Fault | Rounds | Checked besides invariants and gateway = books | Result | Seconds |');
  say('| --- | --- | ---: | --- | --- | ---: |');
  for (const { fault, rounds, milliseconds, violations, notRun } of tallies.all()) {
    const result = notRun
      ? `not run: ${notRun}`
      : violations.length > 0
        ? red(`${violations.length} violations`)
        : green('kept');
    const took = (milliseconds / 1_000).toFixed(0);
    say(
      `| ${fault.id} | ${fault.breaks} | ${rounds} | ${fault.checks} | ${rounds > 0 || notRun ? result : 'not played'} | ${took} |`,
    );
  }
  printCases(tallies);
  const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, PostgreSQL ${postgres}`;
  say();
  say(
    `${bold(`${tallies.rounds} rounds, ${tallies.violations} violations`)} in ${minutes} min; seed ${tallies.seed}; waits ${world.hurry} × shorter.`,
  );
  say(
    dim(
      `Seconds are of rounds side by side; coming to rest and checking ${tallies.laps} times took ${(tallies.restMilliseconds / 1_000).toFixed(0)} s.`,
    ),
  );
  say(dim(`${new Date().toISOString()} · ${machine}`));
}

/** What was played of each fault, and what was measured. */
function printCases(tallies: Tallies): void {
  say();
  for (const { fault, cases, figures } of tallies.all()) {
    const played = [...cases].map(([kase, count]) => `${kase} × ${count}`);
    if (played.length > 0) say(`- ${fault.id}: ${played.join(', ')}`);
    for (const [what, values] of figures) {
      const sorted = [...values].sort((a, b) => a - b);
      const at = (share: number): string => shortly(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
      say(`- ${fault.id}, ${what}: ${at(0.5)} in the middle, ${at(1)} at most (${values.length} rounds)`);
    }
  }
}

const shortly = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));
