import { Module } from '@nestjs/common';
import { WaitingRoomModule } from '../waiting-room.module';
import { EndVisitHandler } from './end-visit.handler';
import { QueueWatch } from './queue-watch';
import { WaitingRoomTimers } from './waiting-room.timers';

@Module({ imports: [WaitingRoomModule], providers: [WaitingRoomTimers, EndVisitHandler, QueueWatch] })
export class WaitingRoomJobsModule {}
