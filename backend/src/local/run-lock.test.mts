import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { LocalProblem } from './problem.mts';
import { type KnownProcess, identityOf, isAlive, stopInOrder } from './process-control.mts';
import { RunLock } from './run-lock.mts';

const folder = mkdtempSync(join(tmpdir(), 'tiketi-lock-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A process of ours that says when it is ready to be stopped. */
async function sleeper(rank: number, deaf = false): Promise<KnownProcess> {
  const code = `${deaf ? "process.on('SIGTERM', () => undefined);" : ''} console.log('up'); setInterval(() => undefined, 1000)`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  await new Promise((ready) => child.stdout.once('data', ready));
  const pid = child.pid ?? 0;
  return { name: `sleeper ${rank}`, pid, identity: identityOf(pid) ?? '', rank, signal: 'SIGTERM', stopSeconds: 0.3 };
}

test('a second launcher is told where the first one is', async () => {
  const lock = await RunLock.take(folder, 'http://localhost:4711', () => undefined);
  await assert.rejects(
    RunLock.take(folder, 'http://localhost:4712', () => undefined),
    (error: LocalProblem) => error instanceof LocalProblem && error.message.includes('http://localhost:4711'),
  );
  lock.release();
  assert.equal(existsSync(lock.file), false);
});

test('a lock of a process id that is somebody else now is stale, and its leftovers are stopped', async () => {
  const leftover = await sleeper(1);
  const file = join(folder, 'run.json');
  // Our own process id, with the start time of a process that died long ago.
  writeFileSync(file, JSON.stringify({ pid: process.pid, identity: '1', address: 'x', processes: [leftover] }));
  const told: string[] = [];
  const lock = await RunLock.take(folder, 'y', (names) => told.push(...names));
  assert.deepEqual(told, ['sleeper 1']);
  assert.equal(isAlive(leftover), false);
  lock.release();
});

test('a leftover whose process id was given to another process is left alone', async () => {
  const stranger = await sleeper(1);
  const file = join(folder, 'run.json');
  writeFileSync(
    file,
    JSON.stringify({ pid: 1, identity: 'old', address: 'x', processes: [{ ...stranger, identity: 'old' }] }),
  );
  const lock = await RunLock.take(folder, 'y', () => assert.fail('nothing of ours is left'));
  assert.equal(isAlive(stranger), true);
  lock.release();
  await stopInOrder([stranger]);
});

test('a damaged lock file is stale', async () => {
  writeFileSync(join(folder, 'run.json'), '{"pid": 12');
  const lock = await RunLock.take(folder, 'y', () => undefined);
  assert.equal((JSON.parse(readFileSync(lock.file, 'utf8')) as { pid: number }).pid, process.pid);
  lock.release();
});

test('a process that does not listen is killed after its time', async () => {
  const [polite, deaf] = [await sleeper(2), await sleeper(1, true)];
  await stopInOrder([deaf, polite]);
  assert.equal(isAlive(polite), false);
  assert.equal(isAlive(deaf), false);
});
