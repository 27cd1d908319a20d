import { execFileSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { mustBeSold } from './books.mts';
import { type Fault, type Round, must, mustAnswer } from './fault.mts';
import { call } from './http.mts';
import { Load } from './load.mts';
import { eventually, pause } from './wait.mts';
import type { World } from './world.mts';

/** Room beside the tables, which have grown with every round so far. */
const SPARE_BYTES = 24 * 1_048_576;
/** What a hold and a payment write. */
const TABLES = ['booking', 'claim', 'booking_transition', 'payment', 'payment_transition', 'outbox_message', 'ticket'];

export const diskFull: Fault = {
  id: 'F14',
  name: 'disk-full',
  breaks:
    'the disk below the tables is full in the middle of a sale (a tablespace on a small tmpfs); or the one below the log of the api',
  checks: 'writes are answered 503, reads go on, nothing half is kept; the sale goes on when there is space again',
  kind: 'alone',
  shortRounds: 1,

  async unavailable(world) {
    if (process.getuid?.() !== 0) return 'only root may mount a tmpfs';
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place(world)], { stdio: 'pipe' });
      execFileSync('umount', [place(world)]);
      return undefined;
    } catch (error) {
      return `no tmpfs can be mounted: ${String((error as { stderr?: Buffer }).stderr ?? error).trim()}`;
    }
  },

  async round(round) {
    if (round.number % 2 === 0) return logsFull(round);
    round.plays('tables');
    const { world } = round;
    const disk = place(world);
    const filler = join(disk, 'filler');
    const bytes = SPARE_BYTES + (await bytesOfTables(world));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', disk]);
    try {
      const { uid, gid } = statSync(join(world.folder, 'postgres/cluster'));
      chownSync(disk, uid, gid);
      await world.query(`create tablespace small location '${disk}'`);
      for (const table of TABLES) await moveTable(world, table, 'small');
      const load = Load.begin(round, 4);
      await eventually('the sale is going on', 30, async () => load.sales >= 3);
      fill(filler);
      await eventually('writes are refused', 60, async () => load.told503 > 0);
      const reads = await call(`${world.origin}/api/v1/events`, { headers: { 'x-forwarded-for': '198.51.100.1' } });
      must(reads.status === 200, `reads go on, not ${reads.status}`);
      await pause(500);
      rmSync(filler);
      const before = load.sales;
      await eventually('people buy again', 60, async () => load.sales >= before + 5);
      await load.end();
    } finally {
      rmSync(filler, { force: true });
      for (const table of TABLES) await moveTable(world, table, 'pg_default');
      await world.query('drop tablespace if exists small');
      execFileSync('umount', [disk]);
    }
  },
};

/** A second api writes its log to a disk that fills up: what it cannot say must not keep it from selling. */
async function logsFull(round: Round): Promise<void> {
  round.plays('logs');
  const { world } = round;
  const disk = join(world.folder, 'logs/small');
  mkdirSync(disk, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
  const name = 'small/api';
  try {
    const origin = await world.startSecondApi(name, { LOG_LEVEL: 'debug' });
    await world.ready(origin);
    fill(join(disk, 'filler'));
    const buyer = await round.buyer();
    buyer.origin = origin;
    const order = await buyer.walksToPay(1);
    round.note('booking', order.bookingId);
    mustAnswer(await buyer.pay(order), [200], 'paying at an api that cannot write its log');
    must(world.isRunning(name), 'the api lives although its log is full');
    rmSync(join(disk, 'filler'));
    const size = statSync(join(disk, 'api.log')).size;
    mustAnswer(await buyer.booking(order.bookingId), [200], 'reading afterwards');
    await eventually('it writes its log again', 10, async () => statSync(join(disk, 'api.log')).size > size);
    round.later(() => mustBeSold(round, order, 1, buyer.email));
  } finally {
    await world.stop(name);
    execFileSync('umount', ['-l', disk]);
  }
}

function place(world: World): string {
  const disk = join(world.folder, 'small-disk');
  if (!existsSync(disk)) mkdirSync(disk);
  return disk;
}

async function bytesOfTables(world: World): Promise<number> {
  const [row] = await world.query<{ bytes: string }>(
    'select sum(pg_total_relation_size(t::regclass)) as bytes from unnest($1::text[]) t',
    [TABLES],
  );
  return Number(row?.bytes ?? 0);
}

/** With its indexes. Whoever writes waits for it, up to five seconds: moved while nobody does. */
async function moveTable(world: World, table: string, tablespace: string): Promise<void> {
  await world.query(`alter table ${table} set tablespace ${tablespace}`);
  const indexes = await world.query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index where indrelid = $1::regclass`,
    [table],
  );
  for (const { name } of indexes) await world.query(`alter index ${name} set tablespace ${tablespace}`);
}

/** Until there is no byte left. */
function fill(file: string): void {
  const fd = openSync(file, 'w');
  try {
    for (const size of [1_048_576, 4_096]) {
      const piece = Buffer.alloc(size, 1);
      try {
        for (;;) writeSync(fd, piece);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(fd);
  }
}
