import { LocalizedTextResponse } from '#platform/http/localized-text.response';

export class SeatGradeResponse {
  id!: string;
  code!: string;
  name!: LocalizedTextResponse;
  /** In won. */
  price!: number;
  /** Index into the palette of the seat map. */
  color!: number;
}

export class PerformanceSeatMapResponse {
  seatMapHash!: string;
  /** Where the drawing is; the address changes when the drawing does, so it may be kept for ever. */
  drawingUrl!: string;
  seatCount!: number;
  grades!: SeatGradeResponse[];
  /** One character per seat ordinal: the index into `grades`, '-' where the seat is not for sale. */
  seatGrades!: string;
}
