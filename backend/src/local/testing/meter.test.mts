import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { Bill, billed, meter } from './meter.mts';

const busyFor = (milliseconds: number): string =>
  `const until = process.cpuUsage(); while (process.cpuUsage(until).user < ${milliseconds * 1000});`;

/** A process that works and one below it that works as well and that it waits for. */
const family = `${busyFor(150)} require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(busyFor(250))}]);`;

test('a bill holds the processor time of its processes and of those below them, and of no others', async () => {
  if (process.platform !== 'linux') return;
  const [bill, other] = [new Bill(), new Bill()];
  const run = (script: string) => async () => {
    const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
    const ended = meter(child.pid);
    child.once('exit', ended);
    await once(child, 'close');
  };

  await billed(other, run(''));
  await billed(bill, run(family));

  assert.ok((bill.seconds ?? 0) >= 0.4, `${bill.seconds} s`);
  assert.ok((other.seconds ?? 9) < 0.4, `${other.seconds} s`);
});
