import { InjectQueue } from '@nestjs/bull';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bull';
import { GiveWay } from './give-way';
import { type JobCounts, Jobs, type Lane, LANES } from './jobs';

const GONE_WHEN_DONE = { removeOnComplete: true, removeOnFail: true } as const;

@Injectable()
export class BullJobs extends Jobs implements OnModuleInit {
  private readonly log = new Logger(BullJobs.name);
  private readonly queues: Readonly<Record<Lane, Queue>>;

  constructor(
    @InjectQueue(LANES.urgent.queue) urgent: Queue,
    @InjectQueue(LANES.soon.queue) soon: Queue,
    @InjectQueue(LANES.later.queue) later: Queue,
    private readonly giveWay: GiveWay,
  ) {
    super();
    this.queues = { urgent, soon, later };
  }

  onModuleInit(): void {
    for (const queue of Object.values(this.queues))
      queue.on('error', (error: Error) => this.log.warn(`The queue is out of reach: ${error.message}`));
  }

  async add(id: string, lane: Lane): Promise<void> {
    await this.queues[lane].add({ id }, { jobId: id, ...GONE_WHEN_DONE, attempts: 1 });
  }

  work(lane: Lane, work: (id: string) => Promise<void>): void {
    const { atOnce, givesWay } = LANES[lane];
    void this.queues[lane].process(atOnce, async (job) => {
      // Bull takes a job in two steps. Flushed in between, all that is left of it is its id, and it would stay when it is done:
      // no job with this id could ever be added again.
      Object.assign(job.opts, GONE_WHEN_DONE);
      if (givesWay) await this.giveWay.whenFull();
      return work(String(job.id));
    });
  }

  async counts(): Promise<JobCounts> {
    const counts = await Promise.all(Object.values(this.queues).map((queue) => queue.getJobCounts()));
    const sum = (state: keyof JobCounts) => counts.reduce((total, count) => total + count[state], 0);
    return { waiting: sum('waiting'), active: sum('active'), delayed: sum('delayed') };
  }
}
