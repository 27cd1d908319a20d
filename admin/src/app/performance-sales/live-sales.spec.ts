import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { someSales } from '../testing/builders';
import { LiveSales } from './live-sales';
import { SalesFeed, type SalesListener } from './sales-feed';

const URL = '/api/v1/staff/performances/performance-1/sales';
const at = (second: number) => `2026-05-01T03:00:${String(second).padStart(2, '0')}.000Z`;

/** A feed in the test's hand. */
class HeldFeed extends SalesFeed {
  listener: SalesListener | undefined;
  isStopped = false;

  override watch(_performanceId: string, listener: SalesListener): () => void {
    this.listener = listener;
    return () => (this.isStopped = true);
  }
}

describe('LiveSales', () => {
  let http: HttpTestingController;
  let feed: HeldFeed;
  let live: LiveSales;

  beforeEach(() => {
    vi.useFakeTimers();
    feed = new HeldFeed();
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideHttpClientTesting(),
        LiveSales,
        { provide: SalesFeed, useValue: feed },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    live = TestBed.inject(LiveSales);
    live.watch('performance-1');
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
  });

  const read = (sold: number, second: number) => http.expectOne(URL).flush(someSales(sold, 6, at(second)));

  it('shows figures before any connection, then every push', () => {
    read(120, 0);
    expect(live.sales()?.totals.sold).toBe(120);
    expect(live.link()).toBe('connecting');

    feed.listener?.connected(true);
    feed.listener?.sold(someSales(121, 5, at(1)));

    expect(live.link()).toBe('live');
    expect(live.sales()?.totals).toMatchObject({ sold: 121, held: 5 });
    expect(live.history().map(({ sold }) => sold)).toEqual([120, 121]);
  });

  it('polls every two seconds while there is no connection', () => {
    read(120, 0);
    vi.advanceTimersByTime(1999);
    http.expectNone(URL);
    vi.advanceTimersByTime(1);
    read(122, 2);
    vi.advanceTimersByTime(2000);
    read(123, 4);

    expect(live.link()).toBe('polling');
    expect(live.sales()?.totals.sold).toBe(123);
  });

  it('stops polling when connected, and starts again at once when the connection is lost', () => {
    read(120, 0);
    feed.listener?.connected(true);
    vi.advanceTimersByTime(10_000);
    http.expectNone(URL);

    feed.listener?.connected(false);
    read(130, 11);

    expect(live.link()).toBe('polling');
    expect(live.sales()?.totals.sold).toBe(130);
  });

  it('does not trust a silent connection for long', () => {
    read(120, 0);
    feed.listener?.connected(true);

    vi.advanceTimersByTime(15_000);

    read(140, 15);
    expect(live.sales()?.totals.sold).toBe(140);
  });

  it('keeps newer figures when a slow reading arrives late', () => {
    const slow = http.expectOne(URL);
    feed.listener?.sold(someSales(150, 0, at(9)));
    slow.flush(someSales(120, 6, at(1)));

    expect(live.sales()?.totals.sold).toBe(150);
  });

  it('keeps the last figures when the server is gone, and says so', () => {
    read(120, 0);
    vi.advanceTimersByTime(2000);
    http.expectOne(URL).error(new ProgressEvent('error'));

    expect(live.link()).toBe('offline');
    expect(live.error()).toBeUndefined();
    expect(live.sales()?.totals.sold).toBe(120);

    vi.advanceTimersByTime(2000);
    read(121, 4);
    expect(live.link()).not.toBe('offline');
  });

  it('has only an error to show when nothing ever arrived', () => {
    http.expectOne(URL).error(new ProgressEvent('error'));

    expect(live.error()).toBeDefined();
    expect(live.sales()).toBeUndefined();
  });

  it('speaks at most every ten seconds, and only of changes', () => {
    read(120, 0);
    feed.listener?.connected(true);
    vi.advanceTimersByTime(10_000);
    expect(live.spoken()).toBeUndefined();

    for (const second of [11, 12, 13]) feed.listener?.sold(someSales(110 + second, 6, at(second)));
    expect(live.spoken()).toBeUndefined();
    vi.advanceTimersByTime(10_000);

    expect(live.spoken()?.totals.sold).toBe(123);
  });

  it('stops everything when the page is left', () => {
    read(120, 0);
    TestBed.resetTestingModule();

    vi.advanceTimersByTime(60_000);

    expect(feed.isStopped).toBe(true);
  });
});
