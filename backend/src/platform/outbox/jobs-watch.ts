import { Injectable, type OnModuleInit } from '@nestjs/common';
import { gauge } from '#platform/metrics/process-metrics';
import { Jobs } from '#platform/queue/jobs';
import { Timers } from '#platform/timers/timers';

const jobs = gauge('tiketi_jobs', 'Jobs on the queue in Redis, by state.', ['state']);

/** How far the queue is behind. Every worker says the same: read the largest. Without Redis the timer complains. */
@Injectable()
export class JobsWatch implements OnModuleInit {
  constructor(
    private readonly queue: Jobs,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.timers.every(10, 'jobs watch', () => this.look());
  }

  private async look(): Promise<void> {
    for (const [state, count] of Object.entries(await this.queue.counts())) jobs.set({ state }, Number(count));
  }
}
