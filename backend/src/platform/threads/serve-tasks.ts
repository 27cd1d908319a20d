import { stat } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';

/** What a thread is told when it starts. */
export interface ThreadSettings {
  /** Whether it lets everybody else on the machine go first. */
  readonly yields: boolean;
}

/** What a thread says to one task. */
export type Answer<Result> = { readonly result: Result } | { readonly error: unknown };

const LESS_THAN_THE_PROCESS = 10;
const LEAST = 19;

/** The whole of a thread's own file: `work` is done for each task, and what it throws reaches whoever sent the task. */
export function serveTasks<Task, Result>(work: (task: Task) => Promise<Result> | Result): void {
  const port = parentPort;
  if (!port) throw new Error('This file is the beginning of a thread; it is not run by itself.');
  if ((workerData as ThreadSettings).yields) letOthersGoFirst();
  port.on('message', (task: Task) => {
    void answerTo(task, work).then((answer) => port.postMessage(answer));
  });
}

async function answerTo<Task, Result>(
  task: Task,
  work: (task: Task) => Promise<Result> | Result,
): Promise<Answer<Result>> {
  try {
    return { result: await work(task) };
  } catch (error) {
    return { error };
  }
}

/** On Linux each thread has a priority of its own; elsewhere this would slow the whole process down. */
function letOthersGoFirst(): void {
  if (process.platform !== 'linux') return;
  // The threads that read files for the whole process are started by their first task, and inherit its thread's priority.
  stat(__filename, () => undefined);
  setPriority(Math.min(LEAST, getPriority() + LESS_THAN_THE_PROCESS));
}
