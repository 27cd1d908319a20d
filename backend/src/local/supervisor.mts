import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.mts';
import { type KnownProcess, identityOf, stopInOrder } from './process-control.mts';
import type { RunLock } from './run-lock.mts';
import { meter } from './testing/meter.mts';
import type { WatchdogNews } from './watchdog.mts';

export interface ProcessPlan {
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  rank: number;
  signal?: 'SIGTERM' | 'SIGINT';
  stopSeconds?: number;
}

export interface StartedProcess {
  name: string;
  pid: number;
  /** Resolves when it ends, whoever ended it. */
  ended: Promise<string>;
}

interface LogLine {
  level: number;
  context?: string;
  msg?: string;
  err?: { message?: string };
}

/** Starts the servers of one run, each in a session of its own (Ctrl-C reaches only the launcher), and stops them in order. */
export class Supervisor {
  private readonly known = new Map<string, KnownProcess>();
  /** Everything started, in order; also what has ended since. */
  readonly started: StartedProcess[] = [];
  private readonly logs: string;
  private readonly lock: RunLock;
  private readonly watchdog: ChildProcess;

  /** @param folder data folder; logs go to `logs/<name>.log` below it, the run before that to `<name>.1.log` */
  constructor(folder: string, lock: RunLock) {
    this.logs = join(folder, 'logs');
    this.lock = lock;
    mkdirSync(this.logs, { recursive: true });
    this.watchdog = spawn(process.execPath, [inRoot('backend/src/local/watchdog.mts')], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    // Writing to a watchdog that was killed must not take the launcher down.
    this.watchdog.stdin?.on('error', () => undefined);
    this.watchdog.unref();
  }

  logFile(name: string): string {
    return join(this.logs, `${name}.log`);
  }

  async start(plan: ProcessPlan): Promise<StartedProcess> {
    const file = this.logFile(plan.name);
    if (existsSync(file)) renameSync(file, join(this.logs, `${plan.name}.1.log`));
    const log = openSync(file, 'a');
    const child = spawn(plan.command, plan.args, {
      cwd: plan.cwd,
      env: plan.env ?? process.env,
      uid: plan.uid,
      gid: plan.gid,
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    child.once('exit', meter(child.pid));
    const ended = new Promise<string>((done) => {
      child.once('exit', (code, signal) => {
        this.forget(plan.name, child.pid);
        done(signal ? `was ended by ${signal}` : `ended with code ${code}`);
      });
    });
    await new Promise<void>((spawned, failed) => {
      child.once('spawn', spawned);
      child.once('error', failed);
    });
    const pid = child.pid ?? 0;
    this.known.set(plan.name, {
      name: plan.name,
      pid,
      identity: identityOf(pid) ?? '',
      rank: plan.rank,
      signal: plan.signal ?? 'SIGTERM',
      stopSeconds: plan.stopSeconds ?? 10,
    });
    this.tell();
    const started = { name: plan.name, pid, ended };
    this.started.push(started);
    return started;
  }

  lastLines(name: string, count = 15): string {
    try {
      return readFileSync(this.logFile(name), 'utf8').trimEnd().split('\n').slice(-count).map(readable).join('\n');
    } catch {
      return '';
    }
  }

  /** Stops everything that still runs, highest rank first. */
  async stop(): Promise<void> {
    await stopInOrder([...this.known.values()]);
    this.watchdog.stdin?.end();
  }

  /** Stops some of them and lets the others run. */
  async stopSome(names: string[]): Promise<void> {
    await stopInOrder([...this.known.values()].filter((one) => names.includes(one.name)));
  }

  private forget(name: string, pid: number | undefined): void {
    if (this.known.get(name)?.pid !== pid) return;
    this.known.delete(name);
    this.tell();
  }

  private tell(): void {
    const processes = [...this.known.values()];
    const news: WatchdogNews = { launcher: process.pid, lockFile: this.lock.file, processes };
    this.watchdog.stdin?.write(`${JSON.stringify(news)}\n`);
    try {
      this.lock.note(processes);
    } catch {
      // A full disk must not keep the launcher from stopping its servers; the watchdog knows them anyway.
    }
  }
}

/** The programs log JSON for machines; a person gets level, place and message. */
function readable(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const { level, context, msg, err } = JSON.parse(line) as LogLine;
    const word = level >= 50 ? 'ERROR ' : level >= 40 ? 'WARN ' : '';
    return `${word}${context ? `[${context}] ` : ''}${msg ?? ''}${err?.message ? ` ${err.message}` : ''}`;
  } catch {
    return line;
  }
}
