import { mkdtempSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildChanged } from '../../src/local/build.mts';
import { openSession } from '../../src/local/command.mts';
import { LocalProblem } from '../../src/local/problem.mts';
import { stopTools } from '../../src/local/run-tool.mts';
import { bold, dim, red, say } from '../../src/local/terminal.mts';
import { deployMidSale } from '../faults/f18-deploy-mid-sale.mts';
import type { Fault } from '../faults/fault.mts';
import { playLap } from '../faults/lap.mts';
import { removeLeftovers } from '../faults/leftovers.mts';
import { Tallies } from '../faults/tallies.mts';
import { World } from '../faults/world.mts';
import { type Pace, type Rehearsed, rehearse } from './rehearsal.mts';

const FOLDER = 'tiketi-deploy-';
/** The deployment looks a minute long at every step; ten seconds are enough to see what a step does to a sale. */
const SPEED = 12;

/** `npm run rehearse:deploy [-- --speed 1]`: F18 with the waits of production, a worker beside each api, and figures. */
const { values } = parseArgs({ options: { speed: { type: 'string', default: String(SPEED) } } });
const speed = Number(values.speed);
if (!(speed > 0))
  throw new LocalProblem(`--speed ${values.speed} is not a number.`, 'npm run rehearse:deploy -- --speed 12');
const PACE: Pace = {
  ...{ buyers: 4, readers: 4, viewers: 50, speed, calmSeconds: 240 / speed },
  ...{ again: true, workers: true, confirmationMs: 6_000 },
};

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

/** As Markdown, so that it can go into docs/deploy.md as it is. */
function print({ phases, departures, sockets, servedByGreen }: Rehearsed): void {
  say('\n| Phase | Requests | Failed | p50 ms | p95 ms | most ms |\n| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const { name, sent, failed, p50, p95, most } of phases)
    say(`| ${[name, ...[sent, failed, p50, p95, most].map(whole)].join(' | ')} |`);
  say(`\nThe next release answered ${whole(servedByGreen)} of them.`);
  for (const { colour, how, milliseconds } of departures)
    say(`A ${colour} machine, told to end with a confirmation under way, ${how} after ${whole(milliseconds)} ms.`);
  say(`Sockets lost ${sockets.lost}, all back; away ${whole(Math.max(...sockets.away))} ms at most.`);
}

removeLeftovers(FOLDER);
await buildChanged(['backend']);
const folder = mkdtempSync(join(tmpdir(), FOLDER));
const about = { folder, address: () => 'npm run rehearse:deploy', temporary: true, codeWhenStopped: 130 };
await openSession(about, async (session) => {
  session.onEnd(stopTools);
  const world = await World.start(session.supervisor, folder, { hurry: 1 });
  let seen: Rehearsed | undefined;
  const fault: Fault = {
    ...deployMidSale,
    round: async (round) => void (seen = await rehearse(round, PACE, (line) => say(`  ${line}`))),
  };
  const tallies = new Tallies('rehearsal', [fault], (violation) => say(`\n${red('✗')} ${violation}\n`));
  await playLap(world, 'rehearsal', [{ fault, number: 1 }], tallies);
  if (session.ending()) return;
  if (seen) print(seen);
  say(
    `\n${bold(`${tallies.violations} violations`)}: invariants, our books against the gateway's, every sale looked at.`,
  );
  say(dim(`${new Date().toISOString()} · ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`));
  await session.end(tallies.violations > 0 ? 1 : 0);
});
