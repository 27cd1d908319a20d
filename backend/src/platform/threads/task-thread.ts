import type { Worker } from 'node:worker_threads';
import { DomainError } from '#kernel/domain-error';
import { startThread } from '#platform/threads/start-thread';
import type { Answer, ThreadSettings } from './serve-tasks';

export interface TaskThreadOptions extends ThreadSettings {
  /** Absolute; it calls `serveTasks`. */
  readonly file: string;
  /** At most so many tasks wait while one is done. */
  readonly waiting: number;
  /** A task that takes longer is given up, and its thread with it. */
  readonly patienceMs: number;
}

/** As many tasks wait as may. */
export class ThreadBusy extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'server.unavailable';

  constructor() {
    super('We cannot do this just now. Try again shortly.', { retryAfterSeconds: 2 });
  }
}

/** The thread died over a task, or took too long. The next task gets a new thread. */
export class ThreadLost extends Error {
  override readonly name = 'ThreadLost';
}

interface Pending<Task, Result> {
  readonly task: Task;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One thread for work that would keep the event loop from everybody else. It is started by its first task and does one
 * task after the other; whoever dies with a task takes none of the waiting ones along. Tasks and results are cloned:
 * dates survive, functions and classes do not.
 */
export class TaskThread<Task, Result> {
  private readonly waiting: Pending<Task, Result>[] = [];
  private current: Pending<Task, Result> | undefined;
  private worker: Worker | undefined;
  private deadline: NodeJS.Timeout | undefined;
  private whenIdle: (() => void) | undefined;
  private isStopped = false;

  constructor(
    private readonly options: TaskThreadOptions,
    private readonly onLost: (error: ThreadLost) => void = () => undefined,
  ) {}

  /** @throws ThreadBusy, ThreadLost, and whatever the work throws */
  run(task: Task): Promise<Result> {
    if (this.isStopped) return Promise.reject(new ThreadLost('The process is stopping'));
    if (this.waiting.length >= this.options.waiting) return Promise.reject(new ThreadBusy());
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, resolve, reject });
      this.next();
    });
  }

  /** Does what it was given and ends; takes nothing more. */
  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.current) await new Promise<void>((resolve) => (this.whenIdle = resolve));
    await this.worker?.terminate();
  }

  private next(): void {
    if (this.current) return;
    this.current = this.waiting.shift();
    if (!this.current) {
      // A thread without work keeps no process alive.
      this.worker?.unref();
      this.whenIdle?.();
      return;
    }
    try {
      this.worker ??= this.start();
      this.worker.ref();
      this.deadline = setTimeout(() => this.giveUp('A task took too long'), this.options.patienceMs);
      this.worker.postMessage(this.current.task);
    } catch (error) {
      // For instance a task that cannot be cloned.
      this.settle({ error });
    }
  }

  private start(): Worker {
    const { file, yields } = this.options;
    const worker = startThread(file, { workerData: { yields } satisfies ThreadSettings });
    const isCurrent = () => this.worker === worker;
    worker.on('message', (answer: Answer<Result>) => isCurrent() && this.settle(answer));
    worker.on('messageerror', (cause) => isCurrent() && this.giveUp('An answer could not be read', cause));
    worker.on('error', (cause) => isCurrent() && this.giveUp('The thread failed', cause));
    worker.on('exit', (code) => isCurrent() && this.giveUp(`The thread ended with ${code}`));
    return worker;
  }

  private giveUp(reason: string, cause?: unknown): void {
    void this.worker?.terminate();
    this.worker = undefined;
    const error = new ThreadLost(reason, { cause });
    if (!this.isStopped) this.onLost(error);
    if (this.current) this.settle({ error });
  }

  private settle(answer: Answer<Result>): void {
    clearTimeout(this.deadline);
    const task = this.current;
    this.current = undefined;
    if ('error' in answer) task?.reject(answer.error);
    else task?.resolve(answer.result);
    this.next();
  }
}
