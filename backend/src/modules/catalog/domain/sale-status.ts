export type SaleStatus = 'upcoming' | 'on-sale' | 'sold-out' | 'closed';

export interface SaleWindow {
  readonly saleOpensAt: Date;
  readonly saleClosesAt: Date;
  /** Seats for sale that nobody holds or owns. */
  readonly freeSeats: number;
}

/** What a buyer can do with a performance at an instant. Closing time itself is closed. */
export function saleStatus(sale: SaleWindow, now: Date): SaleStatus {
  if (now >= sale.saleClosesAt) return 'closed';
  if (now < sale.saleOpensAt) return 'upcoming';
  return sale.freeSeats > 0 ? 'on-sale' : 'sold-out';
}

/** An event is as open as its most open performance. */
export function bestSaleStatus(statuses: readonly SaleStatus[]): SaleStatus {
  const order: readonly SaleStatus[] = ['on-sale', 'upcoming', 'sold-out', 'closed'];
  return order.find((status) => statuses.includes(status)) ?? 'closed';
}
