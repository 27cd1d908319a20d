import { apiLogOf } from './api-log.mts';
import { type Fault, Round, Violation } from './fault.mts';
import { brokenInvariants } from './invariants.mts';
import { Random } from './random.mts';
import { GatewayBooks, comeToRest, differencesWithGateway } from './rest.mts';
import type { Tallies } from './tallies.mts';
import type { World } from './world.mts';

/** Rounds at work at the same time on one service; most of them wait. */
const AT_ONCE = 72;
/** The short run shares the machine with all other tests: waits five times shorter leave no room for both. */
export const AT_ONCE_SHORT = 24;

/** One round to come: its chance depends on the seed, the fault and this number alone. */
export interface PlannedRound {
  readonly fault: Fault;
  readonly number: number;
}

interface Played extends PlannedRound {
  readonly round: Round;
}

/**
 * Plays rounds, waits until everything has come to rest, then checks: what each round promised, every invariant, and our
 * books against the gateway's.
 */
export async function playLap(
  world: World,
  seed: string,
  planned: readonly PlannedRound[],
  tallies: Tallies,
  atOnce = AT_ONCE,
): Promise<void> {
  const played: Played[] = [];
  const waiting = [...planned];
  const drops = planned.some(({ fault }) => fault.webhooks === 'drop');
  if (drops) await world.toss.webhooks('drop', 1_000_000);
  const deadlocksBefore = await deadlocks(world);

  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const round = new Round(world, new Random(seed, next.fault.id, next.number), next.number);
      played.push({ ...next, round });
      const begun = performance.now();
      try {
        await next.fault.round(round);
      } catch (error) {
        tallies.failed(next, round, explained(world, error));
      }
      tallies.played(next.fault, performance.now() - begun);
    }
  };
  const isCrowd = planned.every(({ fault }) => fault.kind === 'crowd');
  await Promise.all(Array.from({ length: isCrowd ? Math.min(atOnce, planned.length) : 1 }, worker));
  await rest(world, played, tallies);
  if (drops) await world.toss.heal();

  const after = await deadlocks(world);
  if (after > deadlocksBefore) tallies.broken(played, `${after - deadlocksBefore} deadlocks`);
}

function explained(world: World, error: unknown): unknown {
  if (!(error instanceof Violation)) return error;
  return new Violation(`${error.message}${apiLogOf(world, error.message)}`);
}

async function rest(world: World, played: readonly Played[], tallies: Tallies): Promise<void> {
  const begun = performance.now();
  try {
    await comeToRest(world);
  } catch (error) {
    tallies.broken(played, (error as Error).message);
  }
  const gateway = new GatewayBooks(await world.toss.payments());
  const mails = await world.toss.mails();
  // Who died for one round may have been sending the mails of another.
  const mailMayRepeat = played.some(({ round }) => round.mailMayRepeat);
  for (const { fault, number, round } of played) {
    Object.assign(round, { gateway, mails, mailMayRepeat });
    for (const check of round.afterwards) {
      try {
        await check();
      } catch (error) {
        tallies.failed({ fault, number }, round, error);
      }
    }
    tallies.learnt(fault, round);
  }
  const broken = [...(await brokenInvariants(world)), ...(await differencesWithGateway(world, gateway))];
  if (broken.length > 0) tallies.broken(played, broken.slice(0, 10).join('\n'));
  tallies.rested(performance.now() - begun);
}

async function deadlocks(world: World): Promise<number> {
  const [row] = await world.query<{ deadlocks: number }>(
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  return row?.deadlocks ?? 0;
}
