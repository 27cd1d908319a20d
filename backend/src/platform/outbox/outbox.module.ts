import { Global, Module } from '@nestjs/common';
import { Outbox } from './outbox';
import { SqlOutbox } from './sql-outbox';

@Global()
@Module({ providers: [{ provide: Outbox, useClass: SqlOutbox }], exports: [Outbox] })
export class OutboxModule {}
