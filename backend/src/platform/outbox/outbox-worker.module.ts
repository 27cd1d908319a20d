import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { MessageProcessor } from './message-processor';
import { OutboxRelay } from './outbox-relay';

/** The worker's half of the outbox. */
@Module({ imports: [DiscoveryModule], providers: [OutboxRelay, MessageProcessor], exports: [OutboxRelay] })
export class OutboxWorkerModule {}
