import { join } from 'node:path';
import { LocalProblem } from './problem.mts';
import { inRoot } from './paths.mts';
import { tellDemoSales } from './sandbox-history.mts';
import type { StartedProcess, Supervisor } from './supervisor.mts';

type Program = 'sandbox' | 'api' | 'worker';

const RANKS: Record<Program, number> = { sandbox: 2, api: 3, worker: 3 };

/** As in the image. Objects of a request die young: with room for them a rush spends half as much on collecting garbage. */
const NODE_OPTIONS = ['--enable-source-maps', '--max-semi-space-size=32'];

/** Starts one of the three programs of the backend with exactly this environment. @param dist where it was built to */
export function startProgram(
  supervisor: Supervisor,
  program: Program,
  env: NodeJS.ProcessEnv,
  name: string = program,
  dist: string = inRoot('backend/dist'),
): Promise<StartedProcess> {
  return supervisor.start({
    name,
    command: process.execPath,
    args: [...NODE_OPTIONS, join(dist, program, 'main.js')],
    env,
    rank: RANKS[program],
    stopSeconds: 10,
  });
}

export interface ProgramNames {
  sandbox: string;
  api: string;
  worker: string;
}

/** Starts all three and waits until a buyer could come and would get a mail. */
export async function startPrograms(
  supervisor: Supervisor,
  env: NodeJS.ProcessEnv,
  names: ProgramNames = { sandbox: 'sandbox', api: 'api', worker: 'worker' },
): Promise<{ api: StartedProcess; worker: StartedProcess }> {
  const [sandbox, api] = await Promise.all([
    startProgram(supervisor, 'sandbox', env, names.sandbox),
    startProgram(supervisor, 'api', env, names.api),
  ]);
  const host = env['HOST'] === '0.0.0.0' || env['HOST'] === '::' ? '127.0.0.1' : (env['HOST'] ?? '127.0.0.1');
  const sandboxUrl = `http://${host}:${env['SANDBOX_PORT']}`;
  await waitForHealth(supervisor, sandbox, `${sandboxUrl}/health`);
  // Before the worker, which compares our books with Toss's as soon as it lives.
  await tellDemoSales(env['DATABASE_URL'] ?? '', sandboxUrl);
  const worker = await startProgram(supervisor, 'worker', env, names.worker);
  await waitForHealth(supervisor, api, `http://${host}:${env['PORT']}/health/ready`);
  // Port 0 is any port: nobody knows which.
  const workerPort = env['WORKER_PORT'] ?? '0';
  if (workerPort !== '0') await waitForHealth(supervisor, worker, `http://${host}:${workerPort}/health/ready`);
  return { api, worker };
}

/** Waits until a URL answers 2xx; ends early, with the last log lines, when the process behind it does not live. */
export async function waitForHealth(
  supervisor: Supervisor,
  started: StartedProcess,
  url: string,
  patienceSeconds = 60,
): Promise<void> {
  let ended: string | undefined;
  void started.ended.then((how) => (ended = how));
  let last = 'no answer';
  for (const until = performance.now() + patienceSeconds * 1000; performance.now() < until && ended === undefined;) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2000), redirect: 'manual' });
      if (answer.ok) return;
      last = `${answer.status} ${await answer.text()}`;
    } catch {
      // Not listening yet.
    }
    await new Promise((done) => setTimeout(done, 60));
  }
  throw diedProblem(
    supervisor,
    started.name,
    ended ?? `is not ready after ${patienceSeconds} s (${last.slice(0, 200)})`,
  );
}

export function diedProblem(supervisor: Supervisor, name: string, how: string): LocalProblem {
  const lines = supervisor.lastLines(name);
  if (lines.includes('No space left on device') || lines.includes('ENOSPC')) {
    return new LocalProblem('The disk is full.', `Free some space and start again (${name} ${how}).`);
  }
  return new LocalProblem(
    `${name} ${how}. Its last lines:\n${lines || '(it said nothing)'}`,
    `The whole log is ${supervisor.logFile(name)}. Start again with \`npm start\`.`,
  );
}
