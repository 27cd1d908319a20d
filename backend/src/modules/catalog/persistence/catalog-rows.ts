import type { EventSummary, PerformanceSummary, Poster } from '../application/catalog-queries';
import { bestSaleStatus, saleStatus } from '../domain/sale-status';

export interface EventRow {
  readonly id: string;
  readonly slug: string;
  readonly category_code: string;
  readonly title_ko: string;
  readonly title_en: string;
  readonly artist_ko: string;
  readonly artist_en: string;
  readonly poster_alt_ko: string;
  readonly poster_alt_en: string;
  readonly venue_id: string;
  readonly venue_ko: string;
  readonly venue_en: string;
  readonly region_ko: string;
  readonly region_en: string;
  readonly price_from: number | null;
  readonly performances: readonly PerformanceRow[];
}

/** As json_agg writes it: instants are strings. */
export interface PerformanceRow {
  readonly id: string;
  readonly starts_at: string;
  readonly sale_opens_at: string;
  readonly sale_closes_at: string;
  /** Seats that somebody has. */
  readonly taken: number;
}

export function posterOf({
  slug,
  poster_alt_ko,
  poster_alt_en,
}: Pick<EventRow, 'slug' | 'poster_alt_ko' | 'poster_alt_en'>): Poster {
  const file = (size: string) => `/media/posters/${slug}-${size}.webp`;
  return {
    thumbnail: file('thumbnail'),
    medium: file('medium'),
    full: file('full'),
    alt: { ko: poster_alt_ko, en: poster_alt_en },
  };
}

/** How many seats of each performance are for sale. */
type Sizes = ReadonlyMap<string, number>;

export function performanceOf(row: PerformanceRow, sizes: Sizes, now: Date): PerformanceSummary {
  const saleOpensAt = new Date(row.sale_opens_at);
  const saleClosesAt = new Date(row.sale_closes_at);
  const freeSeats = (sizes.get(row.id) ?? 0) - row.taken;
  return {
    id: row.id,
    startsAt: new Date(row.starts_at),
    saleOpensAt,
    saleClosesAt,
    saleStatus: saleStatus({ saleOpensAt, saleClosesAt, freeSeats }, now),
  };
}

export function summaryOf(row: EventRow, sizes: Sizes, now: Date): EventSummary {
  const performances = row.performances.map((performance) => performanceOf(performance, sizes, now));
  const starts = performances.map(({ startsAt }) => startsAt.getTime());
  const opens = performances.map(({ saleOpensAt }) => saleOpensAt.getTime());
  const nextOpening = Math.min(...opens.filter((at) => at > now.getTime()));
  return {
    id: row.id,
    title: { ko: row.title_ko, en: row.title_en },
    artist: { ko: row.artist_ko, en: row.artist_en },
    category: row.category_code,
    poster: posterOf(row),
    venue: {
      id: row.venue_id,
      name: { ko: row.venue_ko, en: row.venue_en },
      region: { ko: row.region_ko, en: row.region_en },
    },
    firstStartsAt: new Date(Math.min(...starts)),
    lastStartsAt: new Date(Math.max(...starts)),
    priceFrom: row.price_from ?? 0,
    saleStatus: bestSaleStatus(performances.map((performance) => performance.saleStatus)),
    saleOpensAt: new Date(Number.isFinite(nextOpening) ? nextOpening : Math.max(...opens)),
  };
}
