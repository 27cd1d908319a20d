import { readFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { threadId } from 'node:worker_threads';
import { serveTasks } from '#platform/threads/serve-tasks';

export type Task =
  | { readonly do: 'say'; readonly what?: unknown }
  | { readonly do: 'throw'; readonly message: string }
  | { readonly do: 'never end' | 'die' | 'fail aside' };

export interface Said {
  readonly what: unknown;
  readonly threadId: number;
  readonly priority: number;
}

serveTasks(async (task: Task): Promise<Said> => {
  switch (task.do) {
    case 'say':
      await readFile(__filename);
      return { what: task.what, threadId, priority: getPriority() };
    case 'throw':
      throw new RangeError(task.message);
    case 'die':
      return process.exit(3);
    case 'fail aside':
      setImmediate(() => {
        throw new Error('nobody awaits this');
      });
      return new Promise(() => undefined);
    case 'never end':
      for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
  }
});
