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

/** Rules beside the ladder. When the organiser is at fault everything is given back. */
export class CancellationPolicyResponse {
  /** Cancelling is free within so many hours of the booking, if … */
  coolingOffHours!: number;
  /** … it is at least so many calendar days (in Korea) before the show. */
  coolingOffMinDays!: number;
  /** SAME_DAY: until the end of the day of the booking, in Korea. */
  bookingFeeReturned!: 'ALWAYS' | 'SAME_DAY' | 'NEVER';
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
  cancellationPolicy!: CancellationPolicyResponse;
}
