import { Module } from '@nestjs/common';
import { WaitingRoomModule } from '#modules/waiting-room';
import { BookingsModule } from '../bookings.module';
import { BestSeatsController } from './best-seats.controller';
import { BookingsController } from './bookings.controller';
import { HoldsController } from './holds.controller';
import { SeatStatusController } from './seat-status.controller';
import { SeatsGateway } from './seats.gateway';

@Module({
  imports: [BookingsModule, WaitingRoomModule],
  controllers: [HoldsController, BestSeatsController, BookingsController, SeatStatusController],
  providers: [SeatsGateway],
})
export class BookingsHttpModule {}
