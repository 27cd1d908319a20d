import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { freePort } from '../src/local/ports.mts';
import { RunLock } from '../src/local/run-lock.mts';
import { Supervisor } from '../src/local/supervisor.mts';
import { type Arena, anArena, ARENA_SEATS, type BenchBuyer, someBuyers } from './arena.mts';
import { exportBench } from './exports.mts';
import { Connection, get, post } from './http-client.mts';
import { type Figures, measure, print, printHeader } from './measure.mts';
import { startMeasuredService } from './service.mts';

const BUYERS_AT_ONCE = 50;
const SEATS_PER_BUYER = 4;
const ROUNDS = 3;
const SECONDS = 5;
const HOLD = 'select outcome from hold_seats($1, $2, $3, $4, $5, $6, $7, $8)';

interface Bench {
  pool: pg.Pool;
  port: number;
  sign: (buyer: BenchBuyer) => string;
  cpu: () => { api: number; database: number };
  apiPid: number;
  databaseUrl: string;
}

/** `npm run bench`, `npm run bench -- export [rows]`: figures of this machine in one run, floors and service side by side. Never part of the tests. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tiketi-bench-'));
  const lock = await RunLock.take(folder, 'bench', () => undefined);
  const supervisor = new Supervisor(folder, lock);
  const stop = async (): Promise<void> => {
    await supervisor.stop();
    lock.release();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('SIGINT', () => void stop().then(() => process.exit(130)));
  try {
    const bench = await start(folder, supervisor);
    const [what, rows = '1000000'] = process.argv.slice(2);
    if (what === 'export') await bench.pool.end().then(() => exportBench({ ...bench, rows: Number(rows) }));
    else await run(bench);
  } finally {
    await stop();
  }
}

async function start(folder: string, supervisor: Supervisor): Promise<Bench> {
  const service = await startMeasuredService(supervisor, { folder, durable: true });
  return {
    pool: service.pool,
    port: Number(new URL(service.origin).port),
    sign: (buyer) => service.tokens.of(buyer),
    cpu: () => ({ api: service.cpuOf('api'), database: service.cpuOf('postgres') }),
    apiPid: service.pidOf('api'),
    databaseUrl: service.databaseUrl,
  };
}

async function run(bench: Bench): Promise<void> {
  const { rows } = await bench.pool.query<{ server_version: string }>('show server_version');
  console.log(
    `\n${new Date().toISOString()} · ${cpus().length} × ${cpus()[0]?.model.trim()} · Node ${process.version} · PostgreSQL ${rows[0]?.server_version}`,
  );
  console.log(
    `Generator, service and database share these cores. ${BUYERS_AT_ONCE} buyers at once; ${ROUNDS} rounds, each on a fresh arena of ${ARENA_SEATS} seats.\n`,
  );
  printHeader();
  print('floor: bare node:http, JSON in and out', await floorHttp());
  const alone = await floorSql(bench, BUYERS_AT_ONCE, 1);
  print('floor: the hold straight through pg, one each', alone);
  print('floor: the same, 32 in a statement (per hold)', await floorSql(bench, 2, 32));
  const rounds: Figures[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) rounds.push(await holds(bench, round));
  await reads(bench);
  const best = Math.max(...rounds.map(({ rate }) => rate));
  console.log(
    `\nBest round: ${Math.round(best)} holds/s over HTTP, ${(best / alone.rate).toFixed(2)} × the hold one by one without HTTP.`,
  );
  await bench.pool.end();
}

async function floorHttp(): Promise<Figures> {
  const port = await freePort();
  const server: ChildProcess = fork(join(import.meta.dirname, 'floor-server.mts'), [String(port)]);
  await once(server, 'message');
  const request = post('/', {}, { seatIds: ['101-1-1'] });
  const figures = await withConnections(port, (connections) =>
    measure(BUYERS_AT_ONCE, { seconds: SECONDS }, (worker) => answered(connections[worker], request, 201)),
  );
  server.kill();
  return figures;
}

/** The same SQL the service runs, without HTTP, sign-in, limits or JSON. */
async function floorSql({ pool }: Bench, connections: number, size: number): Promise<Figures> {
  const { arena, buyers, order } = await aSale(pool);
  let next = 0;
  const figures = await measure(Math.min(connections, 20), { seconds: SECONDS }, async () => {
    const seats = order.slice(next, (next += size));
    if (seats.length < size) return undefined;
    const answer = await pool.query({
      name: 'bench-hold',
      text: HOLD,
      values: [
        seats.map(() => randomUUID()),
        seats.map(() => `T${randomUUID().slice(0, 13).toUpperCase()}`),
        seats.map((seat) => buyers[Math.floor(seat / SEATS_PER_BUYER)]?.accountId),
        seats.map(() => arena.performanceId),
        seats.map(() => randomUUID()),
        seats.map((_, i) => i + 1),
        seats,
        300,
      ],
    });
    // One buyer may be twice in a batch here, which the service prevents: the second is then refused by its limit.
    return { succeeded: answer.rows.every((row: { outcome: string }) => row.outcome === 'held'), bytes: 0 };
  });
  return { ...figures, rate: figures.rate * size };
}

async function holds({ pool, port, sign, cpu }: Bench, round: number): Promise<Figures> {
  const { arena, buyers, order } = await aSale(pool);
  const tokens = buyers.map(sign);
  const requests = order.map((seat) => {
    const buyer = Math.floor(seat / SEATS_PER_BUYER);
    const headers = {
      authorization: `Bearer ${tokens[buyer]}`,
      'idempotency-key': randomUUID(),
      'x-forwarded-for': addressOf(buyer),
    };
    return post(`/api/v1/performances/${arena.performanceId}/holds`, headers, { seatIds: [arena.seatIds[seat]] });
  });
  let next = 0;
  const before = cpu();
  const figures = await withConnections(port, (connections) =>
    measure(BUYERS_AT_ONCE, { seconds: 60 }, async (worker) => {
      const request = requests[next++];
      return request === undefined ? undefined : answered(connections[worker], request, 201);
    }),
  );
  const after = cpu();
  print(`holds over HTTP, round ${round}`, figures);
  const per = (seconds: number) => `${((seconds / figures.succeeded) * 1e6).toFixed(0)} µs`;
  const generator = (figures.generatorCpu * figures.seconds) / figures.succeeded;
  console.log(
    `${' '.repeat(6)}CPU per hold: api ${per(after.api - before.api)}, PostgreSQL ${per(after.database - before.database)}, generator ${(generator * 1e6).toFixed(0)} µs`,
  );
  return figures;
}

async function reads({ pool, port }: Bench): Promise<void> {
  const { arena } = await aSale(pool);
  let caller = 0;
  const reading = (path: string) =>
    withConnections(port, (connections) =>
      measure(BUYERS_AT_ONCE, { seconds: SECONDS }, (worker) =>
        answered(connections[worker], get(path, { 'x-forwarded-for': addressOf(caller++) }), 200),
      ),
    );
  print('seat status of an arena', await reading(`/api/v1/performances/${arena.performanceId}/seat-status`));
  print('list of events', await reading('/api/v1/events'));
}

/** A fresh arena, buyers with a confirmed address, and the seats in the order they will be asked for: spread over the hall. */
async function aSale(pool: pg.Pool): Promise<{ arena: Arena; buyers: BenchBuyer[]; order: number[] }> {
  const arena = await anArena(pool);
  const buyers = await someBuyers(pool, ARENA_SEATS / SEATS_PER_BUYER);
  const order = Array.from({ length: ARENA_SEATS }, (_, seat) => seat);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(Math.random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return { arena, buyers, order };
}

async function withConnections<T>(port: number, work: (connections: Connection[]) => Promise<T>): Promise<T> {
  const connections = await Promise.all(Array.from({ length: BUYERS_AT_ONCE }, () => Connection.open(port)));
  try {
    return await work(connections);
  } finally {
    for (const connection of connections) connection.close();
  }
}

async function answered(connection: Connection | undefined, request: string, status: number) {
  const answer = await connection?.send(request);
  return { succeeded: answer?.status === status, bytes: answer?.bytes ?? 0 };
}

function addressOf(person: number): string {
  return `10.${(person >> 16) & 255}.${(person >> 8) & 255}.${person & 255}`;
}

await main();
