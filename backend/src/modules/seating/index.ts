export { type PerformanceSeatMap, type SeatGrade, SeatMaps } from './application/seat-maps';
export { type DrawnSeat, seatLabel } from './domain/drawn-seats';
export { SeatMapNotFound } from './domain/seating.errors';
export { SeatingModule } from './seating.module';
