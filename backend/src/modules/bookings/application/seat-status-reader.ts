import type { SeatStatuses } from '../domain/seat-status';

/** Reads from the database which seats are held and sold right now. */
export abstract class SeatStatusReader {
  abstract read(performanceId: string): Promise<SeatStatuses>;
}
