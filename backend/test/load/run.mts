import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type MeasuredService, startMeasuredService } from '../../bench/service.mts';
import { type Session, openSession } from '../../src/local/command.mts';
import { DATA } from '../../src/local/paths.mts';
import { LocalProblem } from '../../src/local/problem.mts';
import { stopTools } from '../../src/local/run-tool.mts';
import { bold, red, say, step } from '../../src/local/terminal.mts';
import { brokenInvariants } from '../faults/invariants.mts';
import { removeLeftovers } from '../faults/leftovers.mts';
import { GatewayBooks, comeToRest, differencesWithGateway } from '../faults/rest.mts';
import { Toss } from '../faults/toss.mts';
import { GrowthWatch } from './growth.mts';
import { type Findings, type Mark, VOID_CPU, generatorCpu, isVoid, judge, judgeStress } from './marks.mts';
import { drawProblems, outOfOrder, passedOver } from './order.mts';
import {
  type Profile,
  type ProfileName,
  type SaleProfile,
  type StressProfile,
  lasting,
  profiles,
  shareOf,
} from './profiles.mts';
import {
  keep,
  printCores,
  printCosts,
  printReadWhole,
  printFlows,
  printGrowth,
  printMachine,
  printMarks,
  printStatements,
  printSteps,
} from './report.mts';
import { type Sale, playSale } from './sale.mts';
import { COUNTING, StatementCosts } from './statement-costs.mts';
import { playStress } from './stress.mts';

const FOLDER = 'tiketi-load-';
const USAGE =
  'npm run load -- [smoke|onsale|spike|stress|soak] [--apis N [--direct]] [--minutes M] [--seed S] [--share S] [--profile-cpu] [--statements]';

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      apis: { type: 'string' },
      direct: { type: 'boolean', default: false },
      minutes: { type: 'string' },
      share: { type: 'string' },
      seed: { type: 'string', default: 'tiketi' },
      json: { type: 'string' },
      'profile-cpu': { type: 'boolean', default: false },
      statements: { type: 'boolean', default: false },
    },
  });
  const [name = 'smoke'] = positionals;
  if (!(name in profiles)) throw new LocalProblem(`There is no profile ${name}.`, USAGE);
  const number = (option: string, text: string | undefined): number | undefined => {
    if (text === undefined || Number(text) > 0) return text === undefined ? undefined : Number(text);
    throw new LocalProblem(`--${option} ${text} is not a number.`, USAGE);
  };
  return {
    name: name as ProfileName,
    apis: number('apis', values.apis),
    direct: values.direct,
    minutes: number('minutes', values.minutes),
    share: number('share', values.share) ?? 1,
    seed: values.seed,
    json: values.json,
    profileCpu: values['profile-cpu'],
    statements: values.statements,
  };
}

type Wish = ReturnType<typeof readArguments>;

async function findingsOf(service: MeasuredService, sale: Sale, folder: string): Promise<Findings> {
  const { arena, room, watch } = sale;
  const query = async <Row,>(text: string): Promise<Row[]> => (await service.pool.query(text)).rows as Row[];
  const toss = new Toss(service.sandbox);
  const unrest = await step('Coming to rest', () =>
    comeToRest({ query }).then(
      () => [],
      (error: Error) => [error.message],
    ),
  );
  const broken = await step('Asking everything that must hold', () => brokenInvariants(service));
  const books = new GatewayBooks(await toss.payments());
  const order = [
    ...outOfOrder(room.joined),
    ...(await drawProblems(service, arena.performanceId, room.joined, folder)),
    ...(await passedOver(service, arena.performanceId)),
  ];
  return {
    violations: [...watch.violations, ...broken, ...unrest],
    gateway: await differencesWithGateway({ query, toss }, books),
    deadlocks: await deadlocks(service),
    order,
  };
}

async function saleRun(service: MeasuredService, profile: SaleProfile, wish: Wish, session: Session): Promise<void> {
  const growth = new GrowthWatch(service);
  const costs = wish.statements ? new StatementCosts(service.pool) : undefined;
  await costs?.begin();
  const sale = await playSale(service, profile, wish.seed, () => session.ending());
  if (session.ending()) return;
  const dearest = await costs?.dearest(40);
  const readWhole = await costs?.readWhole(12);
  const folder = mkdtempSync(join(tmpdir(), FOLDER));
  const findings = await findingsOf(service, sale, folder);
  const marks = judge(sale, profile, findings);
  printFlows(sale.flows, sale.serverTimes);
  printCores(sale.watch);
  printStatements(sale.watch);
  if (dearest) printCosts(dearest);
  if (readWhole) printReadWhole(readWhole);
  const growths = await growth.end();
  if (wish.name === 'soak') printGrowth(growths);
  printMarks(marks);
  for (const problem of [...findings.violations, ...findings.gateway, ...findings.order].slice(0, 20))
    say(red(`  ${problem}`));
  await printMachine(service, wish.seed);
  const { flows, watch, room } = sale;
  const raw = { profile, marks, flows, samples: watch.samples, skewMs: room.skew.worstMs, findings, growths };
  if (!wish.json) keep(wish.name, raw);
  await end(session, wish, marks, isVoid(sale) ? generatorCpu(sale) : undefined);
}

async function stressRun(
  service: MeasuredService,
  profile: StressProfile,
  wish: Wish,
  session: Session,
): Promise<void> {
  const stress = await playStress(service, profile, wish.seed, () => session.ending());
  if (session.ending()) return;
  const { flows, watch, steps, recoveredAfter } = stress;
  const broken = await step('Asking everything that must hold', () => brokenInvariants(service));
  const marks = judgeStress(stress, {
    violations: [...watch.violations, ...broken],
    deadlocks: await deadlocks(service),
  });
  printFlows(flows);
  printSteps(stress);
  printCores(watch);
  printStatements(watch);
  printMarks(marks);
  await printMachine(service, wish.seed);
  keep(wish.name, { profile, marks, flows, steps, recoveredAfter, samples: watch.samples });
  await end(session, wish, marks, undefined);
}

async function deadlocks({ pool }: MeasuredService): Promise<number> {
  const { rows } = await pool.query<{ deadlocks: number }>(
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  return rows[0]?.deadlocks ?? 0;
}

/** A run that measured itself is neither good nor bad. */
async function end(session: Session, wish: Wish, marks: readonly Mark[], voidCpu: number | undefined): Promise<void> {
  if (voidCpu !== undefined)
    say(
      red(
        `\nVOID: the generator used ${Math.round(voidCpu * 100)} % of a core, ${VOID_CPU * 100} % is the most it may.`,
      ),
    );
  const missed = marks.filter(({ isMet, isAsserted }) => isAsserted && !isMet);
  say(`\n${bold(`${marks.length - marks.filter(({ isMet }) => !isMet).length} of ${marks.length} marks met`)}`);
  const asserted = marks.filter(({ isAsserted }) => isAsserted);
  if (wish.json) writeFileSync(wish.json, JSON.stringify(asserted.map(asResult)));
  await session.end(missed.length > 0 || voidCpu !== undefined ? 1 : 0);
}

/** What `npm test` reads. */
function asResult({ what, wanted, seen, isMet }: Mark): { name: string; failed: boolean; message: string } {
  return { name: `load: ${what}`, failed: !isMet, message: isMet ? '' : `wanted ${wanted}, seen ${seen}` };
}

async function main(): Promise<void> {
  const wish = readArguments();
  removeLeftovers(FOLDER);
  const folder = mkdtempSync(join(tmpdir(), FOLDER));
  const about = { folder, address: () => 'npm run load', temporary: true, codeWhenStopped: 130 };
  await openSession(about, async (session) => {
    session.onEnd(stopTools);
    const profile: Profile = profiles[wish.name];
    const cpuProfiles = join(DATA, 'load', 'cpu');
    if (wish.profileCpu) mkdirSync(cpuProfiles, { recursive: true });
    const { apis = 1, durable = true, shows = false } = profile.kind === 'sale' ? profile : {};
    const service = await startMeasuredService(session.supervisor, {
      ...{ folder, durable, shows, apis: wish.apis ?? apis, direct: wish.direct },
      settings: wish.statements ? COUNTING : {},
      apiEnvironment: wish.profileCpu ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${cpuProfiles}` } : {},
    });
    say(`  ${bold(wish.name)}: ${profile.title}`);
    if (profile.kind === 'stress') return stressRun(service, profile, wish, session);
    const shared = wish.share === 1 ? profile : shareOf(profile, wish.share);
    const lasts = wish.minutes === undefined ? shared : lasting(shared, wish.minutes);
    await saleRun(service, lasts, wish, session);
  });
}

await main();
