import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalProblem } from './problem.mts';
import { type KnownProcess, identityOf, isAlive, stopInOrder } from './process-control.mts';

interface RunFile {
  pid: number;
  identity: string;
  address: string;
  processes: KnownProcess[];
}

/**
 * One launcher per data folder. The file names the launcher and every server it started, each with its start time,
 * so that the next launcher can tell a running one from a killed one and stop leftovers without guessing.
 */
export class RunLock {
  readonly file: string;
  private readonly content: RunFile;

  private constructor(file: string, content: RunFile) {
    this.file = file;
    this.content = content;
  }

  /** @param address what to tell somebody who tries to start a second one */
  static async take(folder: string, address: string, onLeftovers: (names: string[]) => void): Promise<RunLock> {
    mkdirSync(folder, { recursive: true });
    const lock = new RunLock(join(folder, 'run.json'), {
      pid: process.pid,
      identity: identityOf(process.pid) ?? '',
      address,
      processes: [],
    });
    for (let attempt = 0; attempt < 5; attempt++) {
      if (lock.create()) return lock;
      const earlier = readRunFile(lock.file);
      if (earlier && isAlive(earlier)) throw alreadyRunning(earlier);
      const leftovers = earlier?.processes.filter(isAlive) ?? [];
      if (leftovers.length > 0) onLeftovers(leftovers.map((one) => one.name));
      await stopInOrder(leftovers);
      rmSync(lock.file, { force: true });
    }
    throw new LocalProblem(`${lock.file} cannot be taken.`, 'Remove that file and start again.');
  }

  note(processes: KnownProcess[]): void {
    this.content.processes = processes;
    const fresh = `${this.file}.${process.pid}`;
    writeFileSync(fresh, JSON.stringify(this.content, undefined, 2));
    renameSync(fresh, this.file);
  }

  release(): void {
    if (readRunFile(this.file)?.pid === process.pid) rmSync(this.file, { force: true });
  }

  /** A hard link appears at once with its content and refuses to replace: two launchers cannot both succeed. */
  private create(): boolean {
    const fresh = `${this.file}.${process.pid}`;
    writeFileSync(fresh, JSON.stringify(this.content, undefined, 2));
    try {
      linkSync(fresh, this.file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(fresh, { force: true });
    }
  }
}

function alreadyRunning(earlier: RunFile): LocalProblem {
  return new LocalProblem(
    `TIKETI already runs from this folder (process ${earlier.pid}, ${earlier.address}).`,
    `Use that one, or stop it first: Ctrl-C in its window, or \`kill ${earlier.pid}\`.`,
  );
}

/** A damaged file (a crash while the disk was full) counts as stale: nothing alive is known to it. */
function readRunFile(file: string): RunFile | undefined {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as RunFile;
    return typeof content.pid === 'number' && Array.isArray(content.processes) ? content : undefined;
  } catch {
    return undefined;
  }
}
