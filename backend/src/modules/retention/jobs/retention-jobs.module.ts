import { Module } from '@nestjs/common';
import { RetentionModule } from '../retention.module';
import { RetentionTimer } from './retention.timer';

@Module({ imports: [RetentionModule], providers: [RetentionTimer] })
export class RetentionJobsModule {}
