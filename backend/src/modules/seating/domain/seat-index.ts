import { type DrawnSeat, seatsOf } from './drawn-seats';
import type { SeatMapDrawing } from './seat-map-drawing';

/** A drawing's seats, ready to be found by id or by ordinal. Build once per drawing and keep. */
export class SeatIndex {
  readonly seats: readonly DrawnSeat[];
  private readonly ordinals: ReadonlyMap<string, number>;

  constructor(readonly drawing: SeatMapDrawing) {
    this.seats = [...seatsOf(drawing)];
    this.ordinals = new Map(this.seats.map((seat) => [seat.id, seat.ordinal]));
  }

  get size(): number {
    return this.seats.length;
  }

  /** undefined when the map has no such seat. */
  ordinalOf(seatId: string): number | undefined {
    return this.ordinals.get(seatId);
  }

  /** undefined when the map has no such seat. */
  at(ordinal: number): DrawnSeat | undefined {
    return this.seats[ordinal];
  }
}
