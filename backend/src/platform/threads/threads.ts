import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import type { ThreadSettings } from './serve-tasks';
import { TaskThread, type TaskThreadOptions } from './task-thread';

/** Longer than any task takes on a machine that has others to serve first; shorter than a message is taken for. */
const PATIENCE_SECONDS = 30;

/** How this process' threads stand to the people who want its processor. */
export abstract class ThreadManners implements ThreadSettings {
  abstract readonly yields: boolean;
}

/** Opens threads and ends them with the process. */
@Injectable()
export class Threads implements OnApplicationShutdown {
  private readonly log = new Logger(Threads.name);
  private readonly opened: { stop(): Promise<void> }[] = [];

  constructor(
    private readonly config: AppConfig,
    private readonly manners: ThreadManners,
  ) {}

  open<Task, Result>(options: Pick<TaskThreadOptions, 'file' | 'waiting'>): TaskThread<Task, Result> {
    const thread = new TaskThread<Task, Result>(
      { ...options, yields: this.manners.yields, patienceMs: this.config.patience(PATIENCE_SECONDS) * 1_000 },
      (error) => this.log.error({ err: error, file: options.file }, 'A thread was lost; the next task gets a new one'),
    );
    this.opened.push(thread);
    return thread;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.opened.map((thread) => thread.stop()));
  }
}
