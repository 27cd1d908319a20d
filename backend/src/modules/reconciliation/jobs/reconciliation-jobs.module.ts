import { Module } from '@nestjs/common';
import { ReconciliationModule } from '../reconciliation.module';
import { ReconciliationTimers } from './reconciliation-timers';

@Module({ imports: [ReconciliationModule], providers: [ReconciliationTimers] })
export class ReconciliationJobsModule {}
