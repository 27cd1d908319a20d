import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Supervisor } from '../src/local/supervisor.mts';

/** Nice values; one step is a quarter more or less of a full core. */
const BEFORE = -6;
const BEHIND = 5;

/**
 * Who gets which core while it is measured, with one api: the api has the first, as it would have one of its own; whoever plays
 * buyers, Toss and the mail server is on the second with the worker; PostgreSQL and Redis take what is free on either. The api goes
 * before PostgreSQL, which lives on another machine in production, and so do the buyers, or their own lateness would be measured as the
 * service's. The worker goes behind, as `cpu_shares` of docker-compose.yml has it.
 */
export function shareCores(supervisor: Supervisor): void {
  const pidsOf = (name: string): number[] =>
    supervisor.started.filter((one) => one.name === name || one.name.startsWith(`${name}-`)).map(({ pid }) => pid);
  const apis = pidsOf('api');
  const buyers = [process.pid, ...pidsOf('sandbox')];
  const workers = pidsOf('worker');
  for (const pid of [...apis, process.pid]) weigh(pid, BEFORE);
  // The session is that of whoever called us, and stays.
  process.once('exit', () => weigh(process.pid, 0));
  for (const pid of workers) weigh(pid, BEHIND);
  if (apis.length !== 1 || availableParallelism() !== 2) return;
  for (const pid of apis) pin(pid, 0);
  for (const pid of [...buyers, ...workers]) pin(pid, 1);
}

/** Linux shares the cores between sessions, and each of our processes is one (sched(7), autogroup). */
function weigh(pid: number, nice: number): void {
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(nice));
  } catch {
    // A system without it, or not ours to say: all are equal.
  }
}

function pin(pid: number, core: number): void {
  try {
    execFileSync('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' });
  } catch {
    // No taskset: they go where there is room.
  }
}
