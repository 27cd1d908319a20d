import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSession } from './command.mts';
import { DATA, inRoot } from './paths.mts';
import { LocalProblem } from './problem.mts';
import { freePort, isFree } from './ports.mts';
import { startPostgres } from './postgres.mts';
import { localSecrets } from './secrets.mts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const CLUSTER = join(DATA, 'postgres/cluster');

/**
 * `npm run invariants`, `npm run audit:verify`: runs a script of `database/` that only looks, on DATABASE_URL, else on the
 * database of the data folder: the one that runs, or started for the occasion.
 */
async function look(script: string, databaseUrl: string): Promise<number> {
  const child = spawn(process.execPath, [inRoot('database', `${script}.ts`), ...process.argv.slice(3)], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

/** The database of a `npm start` that runs now; its port is the fourth line of PostgreSQL's own lock file. */
async function runningDatabase(): Promise<string | undefined> {
  const file = join(CLUSTER, 'postmaster.pid');
  if (!existsSync(join(DATA, 'run.json')) || !existsSync(file)) return undefined;
  const port = Number(readFileSync(file, 'utf8').split('\n')[3]);
  // A killed run leaves the file behind, and nobody listens there.
  if (!Number.isInteger(port) || (await isFree(port))) return undefined;
  return `postgres://tiketi:${localSecrets(DATA).databasePassword}@127.0.0.1:${port}/tiketi`;
}

const script = process.argv[2] ?? '';
const url = process.env['DATABASE_URL'] || (await runningDatabase());
if (url) {
  process.exitCode = await look(script, url);
} else {
  await openSession({ folder: DATA, address: () => `npm run ${script}` }, async (session) => {
    if (!existsSync(CLUSTER))
      throw new LocalProblem('There is no data to look at.', 'Run `npm start` first, or set DATABASE_URL.');
    const password = localSecrets(DATA).databasePassword;
    const postgres = await startPostgres(session.supervisor, {
      folder: DATA,
      port: await freePort(),
      password,
      durable: true,
    });
    await session.end(await look(script, postgres.url));
  });
}
