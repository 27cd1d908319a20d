import { Module } from '@nestjs/common';
import { AuditModule } from '#modules/audit';
import { WaitingRoomModule } from '../waiting-room.module';
import { QueueChallengeController } from './queue-challenge.controller';
import { QueueController } from './queue.controller';
import { QueueGateway } from './queue.gateway';
import { SaleMonitorController } from './sale-monitor.controller';
import { SaleMonitorGateway } from './sale-monitor.gateway';
import { StaffQueueController } from './staff-queue.controller';
import { VisitorCookie } from './visitor-cookie';

@Module({
  imports: [AuditModule, WaitingRoomModule],
  controllers: [QueueController, QueueChallengeController, StaffQueueController, SaleMonitorController],
  providers: [QueueGateway, SaleMonitorGateway, VisitorCookie],
})
export class WaitingRoomHttpModule {}
