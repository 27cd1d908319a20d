import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Tests have their own, for they run sources (backend/test/threads). */
export function startThread(file: string, options: WorkerOptions): Worker {
  return new Worker(file, options);
}
