import { InjectQueue } from '@nestjs/bull';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Job, Queue } from 'bull';
import { type JobCounts, Jobs, type Lane, LANES } from './jobs';

interface JobData {
  readonly id: string;
}

@Injectable()
export class BullJobs extends Jobs implements OnModuleInit {
  private readonly log = new Logger(BullJobs.name);
  private readonly queues: Readonly<Record<Lane, Queue<JobData>>>;

  constructor(
    @InjectQueue(LANES.urgent.queue) urgent: Queue<JobData>,
    @InjectQueue(LANES.soon.queue) soon: Queue<JobData>,
    @InjectQueue(LANES.later.queue) later: Queue<JobData>,
  ) {
    super();
    this.queues = { urgent, soon, later };
  }

  onModuleInit(): void {
    for (const queue of Object.values(this.queues))
      queue.on('error', (error: Error) => this.log.warn(`The queue is out of reach: ${error.message}`));
  }

  async add(id: string, lane: Lane): Promise<void> {
    await this.queues[lane].add({ id }, { jobId: id, removeOnComplete: true, removeOnFail: true, attempts: 1 });
  }

  work(lane: Lane, work: (id: string) => Promise<void>): void {
    void this.queues[lane].process(LANES[lane].atOnce, ({ data }: Job<JobData>) => work(data.id));
  }

  async counts(): Promise<JobCounts> {
    const counts = await Promise.all(Object.values(this.queues).map((queue) => queue.getJobCounts()));
    const sum = (state: keyof JobCounts) => counts.reduce((total, count) => total + count[state], 0);
    return { waiting: sum('waiting'), active: sum('active'), delayed: sum('delayed') };
  }
}
