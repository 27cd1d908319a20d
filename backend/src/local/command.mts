import { rmSync } from 'node:fs';
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
  /** True from the moment somebody wants it to stop: what dies then dies by order. */
  ending: () => boolean;
  /** Work to do first when it ends. */
  onEnd(work: () => void): void;
  /** Said when everything has stopped, as the very last line. */
  lastWords(line: string): void;
  /** Stops every server, gives the folder free and ends the process. Calling it twice is the same as once. */
  end(code: number): Promise<never>;
}

interface SessionWish {
  folder: string;
  /** Where this one can be reached. */
  address: () => string;
  /** Remove the folder at the end. */
  temporary?: boolean;
  /** Exit code when somebody stops it: a service has done its work then, a test run has not. */
  codeWhenStopped?: number;
}

/**
 * Takes the folder (`address` tells a second one where the first is), then runs `work`. Ctrl-C, SIGTERM, a closed terminal and the death of the starting process all end it
 * in order; a second Ctrl-C does not cut the stopping short.
 */
export async function openSession(
  { folder, address, temporary = false, codeWhenStopped = 0 }: SessionWish,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  try {
    const lock = await RunLock.take(folder, address(), (names) =>
      say(`  Stopped what an earlier, killed run left behind: ${names.join(', ')}.`),
    );
    const session = makeSession(new Supervisor(folder, lock), () => {
      lock.release();
      if (temporary) rmSync(folder, { recursive: true, force: true });
    });
    stopWhenTold(session, codeWhenStopped);
    try {
      await work(session);
    } catch (error) {
      // Stopping pulls the servers away from under the work: what it says then is no news.
      if (!session.ending()) report(error);
      await session.end(1);
    }
  } catch (error) {
    report(error);
    process.exit(1);
  }
}

function makeSession(supervisor: Supervisor, leave: () => void): Session {
  const hooks: (() => void)[] = [];
  let ending: Promise<never> | undefined;
  let last = '';
  const endRun = async (code: number): Promise<never> => {
    for (const hook of hooks) hook();
    await supervisor.stop();
    leave();
    if (last !== '') say(last);
    process.exit(code);
  };
  return {
    supervisor,
    ending: () => ending !== undefined,
    lastWords: (line) => void (last = line),
    onEnd: (hook) => void hooks.push(hook),
    end: (code) => (ending ??= endRun(code)),
  };
}

function stopWhenTold(session: Session, code: number): void {
  const stop = (): void => {
    if (!session.ending()) say('\n  Stopping …');
    void session.end(code);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  if (!process.channel) return;
  process.once('disconnect', stop);
  // Waiting for messages must not keep a finished command alive.
  process.channel.unref();
}
