import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { delimiter, join } from 'node:path';
import { type Program, unpackPackage, unpacked } from './debian-package.mts';
import { LocalProblem } from './problem.mts';

import type { StartedProcess, Supervisor } from './supervisor.mts';

export interface RunningRedis {
  process: StartedProcess;
  url: string;
}

/** On PATH, else from an earlier download, else downloaded now (Debian and Ubuntu, no rights needed, nothing installed). */
export async function findRedis(
  downloads: string,
  announce: (what: string, work: () => Promise<void>) => Promise<void>,
) {
  const found = onPath('redis-server') ?? onPath('valkey-server') ?? unpacked(downloads, 'redis-server');
  if (found) return found;
  if (onPath('apt-get') && onPath('dpkg')) {
    await announce('Downloading redis-server from the Debian archive (not installed, kept in .data)', () =>
      unpackPackage({
        name: 'redis-server',
        folder: downloads,
        withLibraries: true,
        advice: 'Check the network, install one yourself (`sudo apt-get install redis-server`), or set REDIS_URL.',
      }),
    );
    const program = unpacked(downloads, 'redis-server');
    if (program) return program;
  }
  throw new LocalProblem(
    'There is no redis-server on this machine.',
    'Install one (`sudo apt-get install redis-server`, `brew install redis`, `dnf install valkey`) or set REDIS_URL.',
  );
}

export async function startRedis(
  supervisor: Supervisor,
  program: Program,
  folder: string,
  port: number,
  name = 'redis',
): Promise<RunningRedis> {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  // PostgreSQL is the only truth: Redis keeps nothing on disk and may be lost at any moment.
  const flags = [
    '--bind',
    '127.0.0.1',
    '--port',
    `${port}`,
    '--save',
    '',
    '--appendonly',
    'no',
    '--databases',
    '256',
    '--dir',
    own,
  ];
  const { command, env } = program;
  const started = await supervisor.start({ name, command, args: flags, env, rank: 1, stopSeconds: 5 });
  let ended: string | undefined;
  void started.ended.then((how) => (ended = how));
  for (const until = performance.now() + 10_000; performance.now() < until && ended === undefined;) {
    if (await answersPing(port)) return { process: started, url: `redis://127.0.0.1:${port}` };
    await new Promise((done) => setTimeout(done, 30));
  }
  throw new LocalProblem(
    `Redis ${ended ?? 'does not answer'}. Its last lines:\n${supervisor.lastLines(name)}`,
    'Install a working one (`sudo apt-get install redis-server`) or set REDIS_URL.',
  );
}

function onPath(name: string): Program | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const command = join(folder, name);
    if (folder === '' || !existsSync(command)) continue;
    if (spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0) return { command, env: process.env };
  }
  return undefined;
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection({ port, host: '127.0.0.1', timeout: 1000 });
    const finish = (answer: boolean): void => {
      socket.destroy();
      done(answer);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => finish(data.toString().startsWith('+PONG')));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
  });
}
