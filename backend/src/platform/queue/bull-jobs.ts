import { InjectQueue } from '@nestjs/bull';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bull';
import { Jobs, MESSAGES } from './jobs';

@Injectable()
export class BullJobs extends Jobs implements OnModuleInit {
  private readonly log = new Logger(BullJobs.name);

  constructor(@InjectQueue(MESSAGES) private readonly queue: Queue) {
    super();
  }

  onModuleInit(): void {
    this.queue.on('error', (error: Error) => this.log.warn(`The queue is out of reach: ${error.message}`));
  }

  async add(id: string): Promise<void> {
    await this.queue.add({ id }, { jobId: id, removeOnComplete: true, removeOnFail: true, attempts: 1 });
  }
}
