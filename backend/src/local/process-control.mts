import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process somebody of us started, written down so that a later run (or the watchdog) can stop exactly that one. */
export interface KnownProcess {
  name: string;
  pid: number;
  /** From `identityOf` right after the start: a reused process id has another one. */
  identity: string;
  /** Higher ranks stop first; equal ranks together. */
  rank: number;
  signal: 'SIGTERM' | 'SIGINT';
  /** How long it may take to stop before it is killed. */
  stopSeconds: number;
}

/** When a process started, as the system tells it; undefined when it is gone. Process ids are reused, this pair is not. */
export function identityOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The command name in brackets may hold spaces and brackets itself: count fields from the last bracket.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
    }
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}

export const isAlive = (known: Pick<KnownProcess, 'pid' | 'identity'>): boolean =>
  identityOf(known.pid) === known.identity;

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

async function gone(known: KnownProcess, withinSeconds: number): Promise<boolean> {
  for (const until = performance.now() + withinSeconds * 1000; performance.now() < until; await pause(25)) {
    if (!isAlive(known)) return true;
  }
  return !isAlive(known);
}

function signal(known: KnownProcess, name: NodeJS.Signals): void {
  try {
    if (isAlive(known)) process.kill(known.pid, name);
  } catch {
    // It ended between the look and the signal.
  }
}

async function stopOne(known: KnownProcess): Promise<void> {
  signal(known, known.signal);
  if (await gone(known, known.stopSeconds)) return;
  signal(known, 'SIGKILL');
  await gone(known, 5);
}

/** Stops processes rank by rank, politely first. Returns when none of them is left. */
export async function stopInOrder(processes: KnownProcess[]): Promise<void> {
  const ranks = [...new Set(processes.map((one) => one.rank))].sort((a, b) => b - a);
  for (const rank of ranks) await Promise.all(processes.filter((one) => one.rank === rank).map(stopOne));
}
