import { Module } from '@nestjs/common';
import { SeatingModule } from '../seating.module';
import { SeatMapController } from './seat-map.controller';

@Module({ imports: [SeatingModule], controllers: [SeatMapController] })
export class SeatingHttpModule {}
