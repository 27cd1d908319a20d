import { asProblem } from './problem.mts';
import { RunLock } from './run-lock.mts';
import { Supervisor } from './supervisor.mts';
import { bold, red, say, warn } from './terminal.mts';

/** Says what went wrong: one sentence and the way out where there is one, the stack where it is a defect of ours. */
export function report(error: unknown): void {
  const problem = asProblem(error);
  if (problem) warn(`\n${red(bold(problem.message))}\n${problem.wayOut}`);
  else warn(`\n${error instanceof Error ? error.stack : String(error)}`);
}

/** A run that owns a data folder and the servers in it, until it is told to stop. */
export interface Session {
  supervisor: Supervisor;
  lock: RunLock;
  /** Stops every server, gives the folder free and ends the process. Calling it twice is the same as once. */
  end(code: number): Promise<never>;
}

/**
 * Takes the folder, then runs `work`. Ctrl-C, SIGTERM, a closed terminal and the death of the starting process all end it
 * in order; a second Ctrl-C does not cut the stopping short.
 */
export async function openSession(
  folder: string,
  address: string,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  try {
    const lock = await RunLock.take(folder, address, (names) =>
      say(`  Stopped what an earlier, killed run left behind: ${names.join(', ')}.`),
    );
    const supervisor = new Supervisor(folder, lock);
    let ending: Promise<never> | undefined;
    const end = (code: number): Promise<never> => (ending ??= endRun(supervisor, lock, code));
    const stopBy = (): void => {
      if (!ending) say('\n  Stopping …');
      void end(0);
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stopBy);
    if (process.channel) {
      process.once('disconnect', stopBy);
      // Waiting for messages must not keep a finished command alive.
      process.channel.unref();
    }
    try {
      await work({ supervisor, lock, end });
    } catch (error) {
      // Stopping pulls the servers away from under the work: what it says then is no news.
      if (!ending) report(error);
      await end(1);
    }
  } catch (error) {
    report(error);
    process.exit(1);
  }
}

async function endRun(supervisor: Supervisor, lock: RunLock, code: number): Promise<never> {
  await supervisor.stop();
  lock.release();
  process.exit(code);
}
