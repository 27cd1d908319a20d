import { Injectable, inject } from '@angular/core';
import type { PerformanceSales } from '../api/models';
import { StaffFeed } from '../sign-in/staff-feed';

export interface SalesListener {
  /** Whether pushed figures can be relied on right now. */
  connected(isConnected: boolean): void;
  sold(sales: PerformanceSales): void;
}

/** Figures of one performance, pushed by the server. */
export abstract class SalesFeed {
  /** @returns how to stop */
  abstract watch(performanceId: string, listener: SalesListener): () => void;
}

@Injectable()
export class SocketSalesFeed extends SalesFeed {
  private readonly feed = inject(StaffFeed);

  override watch(performanceId: string, listener: SalesListener): () => void {
    return this.feed.watch({
      namespace: '/staff',
      request: ['watch-sales', { performanceId }],
      // Answered with `{ ok: true, sales }` or `{ ok: false }`.
      news: 'sales',
      isNews: (value): value is PerformanceSales => isSalesOf(performanceId, value),
      told: (sales) => listener.sold(sales),
      connected: (isConnected) => listener.connected(isConnected),
    });
  }
}

function isSalesOf(performanceId: string, value: unknown): value is PerformanceSales {
  return (
    typeof value === 'object' &&
    value !== null &&
    'totals' in value &&
    'performance' in value &&
    typeof value.performance === 'object' &&
    value.performance !== null &&
    'id' in value.performance &&
    value.performance.id === performanceId
  );
}
