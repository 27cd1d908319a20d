import { Module } from '@nestjs/common';
import { WaitingRoomModule } from '../waiting-room.module';
import { QueueController } from './queue.controller';
import { QueueGateway } from './queue.gateway';
import { StaffQueueController } from './staff-queue.controller';

@Module({
  imports: [WaitingRoomModule],
  controllers: [QueueController, StaffQueueController],
  providers: [QueueGateway],
})
export class WaitingRoomHttpModule {}
