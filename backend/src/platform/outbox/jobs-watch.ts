import { InjectQueue } from '@nestjs/bull';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bull';
import { gauge } from '#platform/metrics/process-metrics';
import { MESSAGES } from '#platform/queue/jobs';
import { Timers } from '#platform/timers/timers';

const jobs = gauge('tiketi_jobs', 'Jobs on the queue in Redis, by state.', ['state']);

/** How far the queue is behind. Every worker says the same: read the largest. Without Redis the timer complains. */
@Injectable()
export class JobsWatch implements OnModuleInit {
  constructor(
    @InjectQueue(MESSAGES) private readonly queue: Queue,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.timers.every(10, 'jobs watch', () => this.look());
  }

  private async look(): Promise<void> {
    const { waiting, active, delayed } = await this.queue.getJobCounts();
    for (const [state, count] of Object.entries({ waiting, active, delayed })) jobs.set({ state }, count);
  }
}
