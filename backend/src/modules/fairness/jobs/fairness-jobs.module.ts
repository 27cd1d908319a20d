import { Module } from '@nestjs/common';
import { FairnessModule } from '../fairness.module';
import { FairnessTimers } from './fairness.timers';

@Module({ imports: [FairnessModule], providers: [FairnessTimers] })
export class FairnessJobsModule {}
