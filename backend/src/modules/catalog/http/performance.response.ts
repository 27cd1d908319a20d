import { LocalizedTextResponse } from '#platform/http/localized-text.response';
import { PerformanceSummaryResponse, PosterResponse, VenueResponse } from './event.response';

export class GradeResponse {
  id!: string;
  code!: string;
  name!: LocalizedTextResponse;
  /** In won. */
  price!: number;
  /** Index into the palette of the seat map. */
  color!: number;
  /** Seats of this grade that are for sale at all. */
  capacity!: number;
}

export class CancellationStepResponse {
  /** Cancelling before this instant costs `feePercent`. */
  until!: Date;
  /** Share of the ticket price that is kept. */
  feePercent!: number;
  label!: LocalizedTextResponse;
}

export class PerformanceEventResponse {
  id!: string;
  title!: LocalizedTextResponse;
  poster!: PosterResponse;
  venue!: VenueResponse;
  category!: string;
}

export class PerformanceDetailResponse extends PerformanceSummaryResponse {
  event!: PerformanceEventResponse;
  doorsOpenAt!: Date;
  seatsPerPerson!: number;
  /** In won, for every ticket. */
  bookingFeePerTicket!: number;
  grades!: GradeResponse[];
  /** Earliest step first; the last ends when the show starts. */
  cancellationLadder!: CancellationStepResponse[];
}
