import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync, readdirSync } from 'node:fs';

/** How much processor time one step's processes took, in ticks of the system (a hundredth of a second on Linux). */
interface Root {
  pid: number;
  /** Own time of every process seen below, by pid and start. */
  seen: Map<string, number>;
  /** What the kernel told when the root ended: all descendants somebody waited for. */
  waited: number;
}

interface Process {
  pid: number;
  parent: number;
  /** Tells apart two processes that had the same pid one after the other. */
  key: string;
  own: number;
  ofChildren: number;
}

const TICKS_PER_SECOND = 100;

/** Processor time of the processes that were started while the bill was the current one. */
export class Bill {
  private readonly roots: Root[] = [];

  /** Seconds so far; undefined where the system does not tell (other than Linux). */
  get seconds(): number | undefined {
    if (process.platform !== 'linux') return undefined;
    const ticks = this.roots.reduce((sum, { seen, waited }) => {
      const sampled = [...seen.values()].reduce((all, own) => all + own, 0);
      // Short ones slip through the samples; nobody waits for a browser's helpers. Each way misses, none counts twice.
      return sum + Math.max(sampled, waited);
    }, 0);
    return ticks / TICKS_PER_SECOND;
  }

  started(pid: number): void {
    this.roots.push({ pid, seen: new Map(), waited: 0 });
  }

  /** To be called when the process has just been waited for. */
  ended(pid: number): void {
    const root = this.roots.find((one) => one.pid === pid && one.waited === 0);
    if (root) root.waited = sinceLastEnd();
  }

  /** Adds what lives below the roots now. */
  look(processes: Process[]): void {
    for (const root of this.roots) {
      if (root.waited > 0) continue;
      const family = new Set([root.pid]);
      // What lost its parent is known by its key.
      for (const one of processes) if (root.seen.has(one.key)) family.add(one.pid);
      for (let before = 0; before < family.size;) {
        before = family.size;
        for (const one of processes) if (family.has(one.parent)) family.add(one.pid);
      }
      for (const one of processes) if (family.has(one.pid)) root.seen.set(one.key, one.own);
    }
  }
}

const current = new AsyncLocalStorage<Bill>();
const bills: Bill[] = [];
let looking: NodeJS.Timeout | undefined;
let waitedBefore = 0;

/** Runs work whose processes go onto a bill. */
export function billed<T>(bill: Bill, work: () => Promise<T>): Promise<T> {
  bills.push(bill);
  looking ??= setInterval(() => {
    const processes = allProcesses();
    for (const one of bills) one.look(processes);
  }, 1000).unref();
  return current.run(bill, work);
}

/** Tells the current bill of a process; the function answered is to be called as soon as it has ended. */
export function meter(pid: number | undefined): () => void {
  const bill = current.getStore();
  if (bill === undefined || pid === undefined) return () => undefined;
  bill.started(pid);
  return () => bill.ended(pid);
}

/** Time of all children that ended since the last call: what the kernel adds to us when one has been waited for. */
function sinceLastEnd(): number {
  const own = processOf(process.pid);
  const before = waitedBefore;
  waitedBefore = own?.ofChildren ?? before;
  return waitedBefore - before;
}

function allProcesses(): Process[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (processOf(Number(name)) ?? []) : []));
}

function processOf(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name in brackets may hold spaces and brackets itself: count fields from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = (from: number): number => Number(fields[from]) + Number(fields[from + 1]);
    return { pid, parent: Number(fields[1]), key: `${pid} ${fields[19]}`, own: ticks(11), ofChildren: ticks(13) };
  } catch {
    return undefined;
  }
}
