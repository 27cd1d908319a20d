import { LocalizedTextResponse } from '#platform/http/localized-text.response';

export class SeatCountsResponse {
  capacity!: number;
  free!: number;
  held!: number;
  sold!: number;
  /** Ticket prices of the sold seats, in won. */
  revenue!: number;
}

export class PerformanceCountsResponse extends SeatCountsResponse {
  id!: string;
  startsAt!: Date;
  saleOpensAt!: Date;
  saleClosesAt!: Date;
  saleStatus!: 'upcoming' | 'on-sale' | 'sold-out' | 'closed';
}

export class EventSalesResponse {
  id!: string;
  title!: LocalizedTextResponse;
  category!: string;
  venue!: LocalizedTextResponse;
  capacity!: number;
  sold!: number;
  /** In won. */
  revenue!: number;
  /** Seats chosen by hand may leave no single seat alone. */
  leavesNoSingleSeats!: boolean;
  performances!: PerformanceCountsResponse[];
}

export class EventSalesListResponse {
  items!: EventSalesResponse[];
  page!: number;
  size!: number;
  total!: number;
}

export class GradeSalesResponse extends SeatCountsResponse {
  code!: string;
  name!: LocalizedTextResponse;
  /** In won. */
  price!: number;
  color!: number;
}

export class SalesTotalsResponse extends SeatCountsResponse {
  /** Seats that are not for sale; they count in no capacity. */
  blocked!: number;
}

export class SoldPerformanceResponse {
  id!: string;
  eventId!: string;
  title!: LocalizedTextResponse;
  venue!: LocalizedTextResponse;
  startsAt!: Date;
  saleOpensAt!: Date;
  saleClosesAt!: Date;
}

export class PerformanceSalesResponse {
  performance!: SoldPerformanceResponse;
  /** The database's clock when it was counted. */
  asOf!: Date;
  totals!: SalesTotalsResponse;
  grades!: GradeSalesResponse[];
}

export class MaskedBuyerResponse {
  /** 홍*동 */
  name!: string;
  /** h***@e***.com */
  email!: string;
}

export class FoundBookingResponse {
  id!: string;
  number!: string;
  state!: 'HELD' | 'PAYING' | 'AWAITING_DEPOSIT' | 'CONFIRMED' | 'CANCELLED' | 'EXPIRED';
  buyer!: MaskedBuyerResponse;
  title!: LocalizedTextResponse;
  startsAt!: Date;
  seatCount!: number;
  /** In won. */
  total!: number;
  createdAt!: Date;
  confirmedAt!: Date | null;
  paymentMethod!: string | null;
}

export class FoundBookingListResponse {
  items!: FoundBookingResponse[];
  page!: number;
  size!: number;
  total!: number;
}
