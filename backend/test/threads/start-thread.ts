import { Worker, type WorkerOptions } from 'node:worker_threads';

/** In the place of `#platform/threads/start-thread`: the thread reads TypeScript as jest does. */
export function startThread(file: string, options: WorkerOptions): Worker {
  return new Worker(file, { ...options, execArgv: ['--require', require.resolve('./read-typescript.cjs')] });
}
