import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';

/**
 * Work that comes round. The duty itself is a row in PostgreSQL and the work takes rows with SKIP LOCKED, so any
 * number of workers may tick at once, and a missed tick loses nothing.
 */
@Injectable()
export class Timers implements OnApplicationShutdown {
  private readonly log = new Logger(Timers.name);
  private readonly stopped = new AbortController();
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly config: AppConfig) {}

  /** Runs `work` every so many seconds, never twice at the same time in this process. */
  every(seconds: number, name: string, work: () => Promise<unknown>): void {
    const loop = this.loop(this.config.patience(seconds) * 1_000, name, work);
    this.running.add(loop);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await Promise.allSettled(this.running);
  }

  private async loop(pause: number, name: string, work: () => Promise<unknown>): Promise<void> {
    while (!this.stopped.signal.aborted) {
      try {
        await work();
      } catch (error) {
        this.log.error({ err: error, timer: name }, `${name} failed; it comes round again`);
      }
      await this.wait(pause);
    }
  }

  private wait(pause: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.stopped.signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, pause);
      this.stopped.signal.addEventListener('abort', done, { once: true });
    });
  }
}
