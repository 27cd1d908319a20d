import type { LocalizedText } from '#kernel/localized-text';
import type { Won } from '#kernel/won';
import type { CancellationStep } from '../domain/cancellation-ladder';
import type { SaleStatus } from '../domain/sale-status';

export type EventSort = 'popular' | 'newest' | 'soonest' | 'price';

export interface EventSearch {
  /** Words in Korean or English; every word must be found. */
  readonly q?: string;
  readonly category?: string;
  /** Calendar days in Seoul, YYYY-MM-DD, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly sort: EventSort;
  readonly page: number;
  readonly size: number;
}

export interface Poster {
  readonly thumbnail: string;
  readonly medium: string;
  readonly full: string;
  readonly alt: LocalizedText;
}

export interface EventSummary {
  readonly id: string;
  readonly title: LocalizedText;
  readonly artist: LocalizedText;
  readonly category: string;
  readonly poster: Poster;
  readonly venue: { readonly id: string; readonly name: LocalizedText; readonly region: LocalizedText };
  readonly firstStartsAt: Date;
  readonly lastStartsAt: Date;
  readonly priceFrom: Won;
  readonly saleStatus: SaleStatus;
  /** The next opening of a sale, or the latest one when all are open. */
  readonly saleOpensAt: Date;
}

export interface PerformanceSummary {
  readonly id: string;
  readonly startsAt: Date;
  readonly saleOpensAt: Date;
  readonly saleClosesAt: Date;
  readonly saleStatus: SaleStatus;
}

export interface EventDetail extends EventSummary {
  readonly venue: EventSummary['venue'] & { readonly address: LocalizedText };
  readonly description: LocalizedText;
  readonly cast: LocalizedText;
  readonly notice: LocalizedText;
  readonly organizer: LocalizedText;
  readonly runningMinutes: number;
  readonly ageLimit: number;
  readonly seatsPerPerson: number;
  readonly bookingFeePerTicket: Won;
  readonly performances: readonly PerformanceSummary[];
}

export interface Grade {
  readonly id: string;
  readonly code: string;
  readonly name: LocalizedText;
  readonly price: Won;
  readonly color: number;
  readonly capacity: number;
}

/** Beside the ladder. */
export interface CancellationPolicy {
  /** Cancelling is free this long after the booking … */
  readonly coolingOffHours: number;
  /** … as long as it is so many calendar days (KST) before the show. */
  readonly coolingOffMinDays: number;
  /** SAME_DAY: until the end of the Korean day of the booking. */
  readonly bookingFeeReturned: 'ALWAYS' | 'SAME_DAY' | 'NEVER';
}

export interface PerformanceDetail extends PerformanceSummary {
  readonly doorsOpenAt: Date;
  readonly seatsPerPerson: number;
  readonly bookingFeePerTicket: Won;
  readonly grades: readonly Grade[];
  readonly cancellationLadder: readonly CancellationStep[];
  readonly cancellationPolicy: CancellationPolicy;
  readonly event: Pick<EventSummary, 'id' | 'title' | 'poster' | 'venue' | 'category'>;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly size: number;
  readonly total: number;
}

export interface Suggestion {
  readonly eventId: string;
  readonly title: LocalizedText;
  readonly artist: LocalizedText;
  readonly venue: LocalizedText;
}

/** What people read about events and performances. Only published events; availability may be some seconds old. */
export abstract class CatalogQueries {
  abstract search(search: EventSearch): Promise<Page<EventSummary>>;
  /** Up to eight events whose title, artist or venue contains the words. */
  abstract suggest(q: string): Promise<readonly Suggestion[]>;
  abstract categories(): Promise<readonly { code: string; name: LocalizedText }[]>;
  abstract event(eventId: string): Promise<EventDetail | undefined>;
  abstract performance(performanceId: string): Promise<PerformanceDetail | undefined>;
}
