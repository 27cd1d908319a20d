import { Module } from '@nestjs/common';
import { RehearsalsModule } from '../rehearsals.module';
import { RehearsalsTimer } from './rehearsals.timer';

@Module({ imports: [RehearsalsModule], providers: [RehearsalsTimer] })
export class RehearsalsJobsModule {}
