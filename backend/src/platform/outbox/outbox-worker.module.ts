import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobsWatch } from './jobs-watch';
import { MessageHandlers } from './message-handlers';
import { MessageProcessor } from './message-processor';
import { OutboxRelay } from './outbox-relay';
import { outboxMetrics, OutboxWatch } from './outbox-watch';

/** The worker's half of the outbox. */
@Module({
  imports: [DiscoveryModule],
  providers: [MessageHandlers, OutboxRelay, MessageProcessor, OutboxWatch, JobsWatch, ...outboxMetrics],
  exports: [OutboxRelay],
})
export class OutboxWorkerModule {}
