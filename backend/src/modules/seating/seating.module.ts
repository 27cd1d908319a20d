import { Module } from '@nestjs/common';
import { SeatMaps } from './application/seat-maps';
import { SqlSeatMaps } from './persistence/sql-seat-maps';

@Module({ providers: [{ provide: SeatMaps, useClass: SqlSeatMaps }], exports: [SeatMaps] })
export class SeatingModule {}
