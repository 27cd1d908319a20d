import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inRoot } from './paths.mts';
import { type KnownProcess, isAlive } from './process-control.mts';

const folder = mkdtempSync(join(tmpdir(), 'tiketi-supervisor-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A launcher in a process of its own, with two servers, that reports when they run. */
async function launcher(): Promise<{ pid: number; servers: KnownProcess[]; lockFile: string }> {
  const at = (file: string): string => JSON.stringify(inRoot('backend/src/local', file));
  const script = join(folder, 'launcher.mts');
  writeFileSync(
    script,
    `import { RunLock } from ${at('run-lock.mts')};
     import { Supervisor } from ${at('supervisor.mts')};
     const lock = await RunLock.take(${JSON.stringify(folder)}, 'x', () => undefined);
     const supervisor = new Supervisor(${JSON.stringify(folder)}, lock);
     for (const [rank, name] of ['store', 'web'].entries())
       await supervisor.start({ name, rank, command: process.execPath, args: ['-e', 'setInterval(() => 0, 1000)'] });
     console.log('up');
     setInterval(() => undefined, 1000);`,
  );
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((ready) => child.stdout.once('data', ready));
  const lockFile = join(folder, 'run.json');
  const { processes } = JSON.parse(readFileSync(lockFile, 'utf8')) as { processes: KnownProcess[] };
  return { pid: child.pid ?? 0, servers: processes, lockFile };
}

async function until(condition: () => boolean): Promise<void> {
  for (const end = performance.now() + 10_000; !condition();) {
    if (performance.now() > end) assert.fail(`never true: ${condition.toString()}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

test('when the launcher is killed outright, its servers stop and its lock goes', async () => {
  const { pid, servers, lockFile } = await launcher();
  assert.equal(servers.length, 2);
  assert.ok(servers.every(isAlive));
  process.kill(pid, 'SIGKILL');
  await until(() => !servers.some(isAlive));
  await until(() => !existsSync(lockFile));
});
