import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobsWatch } from './jobs-watch';
import { MessageProcessor } from './message-processor';
import { OutboxRelay } from './outbox-relay';
import { outboxMetrics, OutboxWatch } from './outbox-watch';

/** The worker's half of the outbox. */
@Module({
  imports: [DiscoveryModule],
  providers: [OutboxRelay, MessageProcessor, OutboxWatch, JobsWatch, ...outboxMetrics],
  exports: [OutboxRelay],
})
export class OutboxWorkerModule {}
