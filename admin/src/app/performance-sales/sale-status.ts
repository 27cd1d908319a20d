import type { PerformanceSales, SaleStatus } from '../api/models';

/** Where a sale stands at the moment its figures were counted. */
export function saleStatusOf({ asOf, performance, totals }: PerformanceSales): SaleStatus {
  const at = Date.parse(asOf);
  if (at < Date.parse(performance.saleOpensAt)) return 'upcoming';
  if (at >= Date.parse(performance.saleClosesAt)) return 'closed';
  return totals.free === 0 && totals.held === 0 ? 'sold-out' : 'on-sale';
}
