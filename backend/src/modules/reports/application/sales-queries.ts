import type { LocalizedText } from '#kernel/localized-text';
import type { Won } from '#kernel/won';

export interface SeatCounts {
  readonly capacity: number;
  readonly free: number;
  readonly held: number;
  readonly sold: number;
  /** Ticket prices of the sold seats, in won. */
  readonly revenue: Won;
}

export interface GradeSales extends SeatCounts {
  readonly code: string;
  readonly name: LocalizedText;
  readonly price: Won;
  readonly color: number;
}

export interface PerformanceSales {
  readonly performance: {
    readonly id: string;
    readonly eventId: string;
    readonly title: LocalizedText;
    readonly venue: LocalizedText;
    readonly startsAt: Date;
    readonly saleOpensAt: Date;
    readonly saleClosesAt: Date;
  };
  /** The database's clock when it was counted. */
  readonly asOf: Date;
  /** `blocked` are the seats that are not for sale; they count in no capacity. */
  readonly totals: SeatCounts & { readonly blocked: number };
  readonly grades: readonly GradeSales[];
}

export interface EventSales {
  readonly id: string;
  readonly title: LocalizedText;
  readonly category: string;
  readonly venue: LocalizedText;
  readonly capacity: number;
  readonly sold: number;
  readonly revenue: Won;
  /** The organiser's rule: no choice by hand may leave a single seat alone. */
  readonly leavesNoSingleSeats: boolean;
  readonly performances: readonly (SeatCounts & {
    readonly id: string;
    readonly startsAt: Date;
    readonly saleOpensAt: Date;
    readonly saleClosesAt: Date;
    readonly saleStatus: 'upcoming' | 'on-sale' | 'sold-out' | 'closed';
  })[];
}

export interface BookingSearch {
  /** Part of a booking number, an e-mail address or a name. */
  readonly q?: string;
  readonly state?: string;
  readonly performanceId?: string;
  /** When it was made: calendar days in Seoul, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly page: number;
  readonly size: number;
}

export interface FoundBooking {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  /** Masked. */
  readonly buyer: { readonly name: string; readonly email: string };
  readonly title: LocalizedText;
  readonly startsAt: Date;
  readonly seatCount: number;
  readonly total: Won;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  readonly paymentMethod: string | null;
}

export interface Paged<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly size: number;
  readonly total: number;
}

/** What staff see of sales. Counted from claims, never from counters. */
export abstract class SalesQueries {
  abstract events(q: string | undefined, page: number, size: number): Promise<Paged<EventSales>>;
  abstract performance(performanceId: string): Promise<PerformanceSales | undefined>;
  abstract bookings(search: BookingSearch): Promise<Paged<FoundBooking>>;
}
