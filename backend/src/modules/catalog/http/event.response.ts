import { LocalizedTextResponse } from '#platform/http/localized-text.response';

export class PosterResponse {
  /** 300 × 400 WebP. */
  thumbnail!: string;
  /** 600 × 800 WebP. */
  medium!: string;
  /** 1200 × 1600 WebP. */
  full!: string;
  alt!: LocalizedTextResponse;
}

export class VenueResponse {
  id!: string;
  name!: LocalizedTextResponse;
  region!: LocalizedTextResponse;
}

export class VenueWithAddressResponse extends VenueResponse {
  address!: LocalizedTextResponse;
}

class EventCardResponse {
  id!: string;
  title!: LocalizedTextResponse;
  artist!: LocalizedTextResponse;
  /** Code of the category. */
  category!: string;
  poster!: PosterResponse;
  firstStartsAt!: Date;
  lastStartsAt!: Date;
  /** The cheapest seat, in won. */
  priceFrom!: number;
  saleStatus!: 'upcoming' | 'on-sale' | 'sold-out' | 'closed';
  /** The next opening of a sale, or the latest one when all are open. */
  saleOpensAt!: Date;
}

export class EventSummaryResponse extends EventCardResponse {
  venue!: VenueResponse;
}

export class EventListResponse {
  items!: EventSummaryResponse[];
  page!: number;
  size!: number;
  total!: number;
}

export class PerformanceSummaryResponse {
  id!: string;
  startsAt!: Date;
  saleOpensAt!: Date;
  saleClosesAt!: Date;
  saleStatus!: 'upcoming' | 'on-sale' | 'sold-out' | 'closed';
}

export class EventDetailResponse extends EventCardResponse {
  venue!: VenueWithAddressResponse;
  description!: LocalizedTextResponse;
  cast!: LocalizedTextResponse;
  notice!: LocalizedTextResponse;
  organizer!: LocalizedTextResponse;
  runningMinutes!: number;
  /** Youngest age admitted; 0 for everybody. */
  ageLimit!: number;
  /** Seats one person may hold or own of one performance. */
  seatsPerPerson!: number;
  /** In won, for every ticket. */
  bookingFeePerTicket!: number;
  performances!: PerformanceSummaryResponse[];
}

export class SuggestionResponse {
  eventId!: string;
  title!: LocalizedTextResponse;
  artist!: LocalizedTextResponse;
  venue!: LocalizedTextResponse;
}

export class SuggestionListResponse {
  items!: SuggestionResponse[];
}

export class CategoryResponse {
  code!: string;
  name!: LocalizedTextResponse;
}

export class CategoryListResponse {
  items!: CategoryResponse[];
}
