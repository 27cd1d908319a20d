import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { MeasuredService } from '../../bench/service.mts';
import { DATA } from '../../src/local/paths.mts';
import { bold, dim, green, red, say } from '../../src/local/terminal.mts';
import type { Flows } from './flows.mts';
import type { Growth } from './growth.mts';
import type { Mark } from './marks.mts';
import type { ServerTimes } from './server-times.mts';
import type { StatementCost, TableReadWhole } from './statement-costs.mts';
import type { Stress } from './stress.mts';
import type { Sample, Watch } from './watch.mts';

/** More of one core than this, and times are theirs as much as ours. */
const OTHERS = 0.2;

const whole = (value: number): string => (Number.isNaN(value) ? '' : Math.round(value).toLocaleString('en-US'));
const percent = (share: number): string => (Number.isNaN(share) ? '?' : `${Math.round(share * 100)} %`);

/** As Markdown, so that it can go into docs/performance.md as it is. */
export function printFlows(flows: Flows, serverTimes?: ServerTimes): void {
  say();
  say(
    '| Flow | answered | refused | shed | wrong | p50 ms | p95 ms | p99 ms | most ms | p95 since sent | service p95 |',
  );
  say('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const [name, { verdicts, answered, wrong, latencies, sinceSent }] of flows.all()) {
    const figures = [answered, verdicts.refused, verdicts.shed, wrong];
    const times = [latencies.at(0.5), latencies.at(0.95), latencies.at(0.99), latencies.max, sinceSent.at(0.95)];
    times.push(serverTimes?.at(name, 0.95) ?? Number.NaN);
    say(`| ${[name, ...[...figures, ...times].map(whole)].join(' | ')} |`);
  }
  for (const [what, count] of [...flows.surprises].sort(([, a], [, b]) => b - a).slice(0, 12))
    say(red(`  ${count} × ${what}`));
}

export function printMarks(marks: readonly Mark[]): void {
  say();
  say('| Mark | wanted | seen | |');
  say('| --- | --- | --- | --- |');
  for (const { what, wanted, seen, isMet } of marks)
    say(`| ${what} | ${wanted} | ${seen} | ${isMet ? green('met') : red('missed')} |`);
}

/** Step by step until it broke. */
export function printSteps({ steps, knee, broken, recoveredAfter }: Stress): void {
  const names = Object.keys(steps[0]?.cpu ?? {});
  say();
  say(`| Holds/s | answered/s | p50 ms | p95 ms | p99 ms | errors | left | ${names.join(' | ')} |`);
  say(`| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ${names.map(() => '---:').join(' | ')} |`);
  for (const { perSecond, answeredPerSecond, latencies, errors, left, cpu } of steps) {
    const times = [answeredPerSecond, latencies.at(0.5), latencies.at(0.95), latencies.at(0.99)].map(whole);
    const shares = names.map((name) => percent(cpu[name] ?? Number.NaN));
    say(`| ${[perSecond, ...times, `${(errors * 100).toFixed(1)} %`, left, ...shares].join(' | ')} |`);
  }
  say();
  const back = recoveredAfter === undefined ? 'not seen' : `${recoveredAfter} s after the load was gone`;
  say(`Knee: good at ${knee ?? 'none'}/s, no longer at ${broken ?? 'any'}/s. Recovered: ${back}.`);
}

/** Who used the two cores: on average, and in the busiest five seconds. */
export function printCores(watch: Watch): void {
  const { samples } = watch;
  if (samples.length === 0) return;
  const names = Object.keys(samples[0]?.cpu ?? {});
  const of = (pick: (sample: Sample) => number): [number, number] => {
    const values = samples.map(pick);
    return [values.reduce((sum, value) => sum + value, 0) / values.length, Math.max(...values)];
  };
  say();
  say('| Share of one core | mean | busiest 5 s |');
  say('| --- | ---: | ---: |');
  const row = (name: string, [mean, most]: [number, number]): void =>
    say(`| ${name} | ${percent(mean)} | ${percent(most)} |`);
  row(
    'generator',
    of((sample) => sample.generatorCpu),
  );
  for (const name of names)
    row(
      name,
      of((sample) => sample.cpu[name] ?? 0),
    );
  const [lag, worstLag] = of(({ apiLagMs }) => apiLagMs);
  const [, longest] = of(({ apiLagMaxMs }) => apiLagMaxMs);
  const [ownLag, worstOwnLag] = of(({ generatorLagMs }) => generatorLagMs);
  const [idle] = of((sample) => sample.idle);
  const [others] = of(({ others }) => others);
  say();
  if (others > OTHERS)
    say(
      red(
        `NOT ALONE: others on this machine used ${percent(others)} of a core; times below say little about the service.`,
      ),
    );
  say(
    `Event loop p99: api ${whole(lag)} ms (worst 5 s ${whole(worstLag)}, longest ${whole(longest)}), generator ${whole(ownLag)} ms (worst ${whole(worstOwnLag)}). ` +
      `Of ${cpus().length * 100} % idle ${percent(idle)}, used by others on the machine ${percent(others)}. Load average at the end ${samples.at(-1)?.loadAverage.toFixed(1)}. ` +
      `Invariants ${watch.checks} times, ${whole(watch.checkMs / Math.max(1, watch.checks))} ms each.`,
  );
}

/** What grew while the load stayed the same. */
export function printGrowth(growths: readonly Growth[]): void {
  say();
  say('| What | at first | at last | an hour adds |');
  say('| --- | ---: | ---: | ---: |');
  for (const { what, first, last, perHour } of growths)
    say(`| ${[what, ...[first, last, perHour].map(whole)].join(' | ')} |`);
}

/** What PostgreSQL was busy with: connections at work at once, on average. */
export function printStatements({ statements }: Watch): void {
  say();
  say('| PostgreSQL at work on | connections | of them waiting | mostly for |');
  say('| --- | ---: | ---: | --- |');
  for (const { statement, busy, waiting, mostlyFor } of statements.busiest(10))
    say(`| \`${statement.replaceAll('|', '¦')}\` | ${busy.toFixed(2)} | ${waiting.toFixed(2)} | ${mostlyFor} |`);
}

/** What each statement cost, from the first who joined to the last who paid. Statements in functions count in their callers too. */
export function printCosts(costs: readonly StatementCost[]): void {
  say();
  say('| Statement (`>` from within a function) | calls | ms in all | ms each | of it planning | WAL MB |');
  say('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const { statement, isOurs, calls, totalMs, planMs, walMegabytes } of costs) {
    const figures = [
      whole(calls),
      whole(totalMs),
      (totalMs / calls).toFixed(2),
      whole(planMs),
      walMegabytes.toFixed(1),
    ];
    say(`| \`${isOurs ? '' : '> '}${statement.replaceAll('|', '¦')}\` | ${figures.join(' | ')} |`);
  }
}

export function printReadWhole(tables: readonly TableReadWhole[]): void {
  say();
  say('| Table read from end to end | times | rows in all |');
  say('| --- | ---: | ---: |');
  for (const { table, times, rows } of tables) say(`| ${table} | ${whole(times)} | ${whole(rows)} |`);
}

export async function printMachine(service: MeasuredService, seed: string): Promise<void> {
  const { rows } = await service.pool.query<{ server_version: string }>('show server_version');
  const memory = Math.round(totalmem() / 2 ** 30);
  say();
  say(
    dim(
      `${new Date().toISOString()} · ${cpus().length} × ${cpus()[0]?.model.trim()}, ${memory} GiB · Node ${process.version} · PostgreSQL ${rows[0]?.server_version} · ` +
        `${service.apiOrigins.length} api · seed ${seed}`,
    ),
  );
  say(
    dim(
      'Generator, api, worker, sandbox, PostgreSQL and Redis on these cores, over loopback: it says nothing about AWS.',
    ),
  );
}

/** Keeps the raw figures of a run. @returns where */
export function keep(name: string, what: object): string {
  const folder = join(DATA, 'load', `${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}-${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'run.json'), JSON.stringify(what));
  say(`  Raw figures: ${bold(folder)}`);
  return folder;
}
