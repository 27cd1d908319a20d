import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { addDays, startOfKoreanDay } from '#kernel/korean-time';
import { FreshCache } from '#platform/cache/fresh-cache';
import { Sql } from '#platform/database/sql';
import {
  type CancellationPolicy,
  CatalogQueries,
  type EventDetail,
  type EventSearch,
  type EventSort,
  type EventSummary,
  type Page,
  type PerformanceDetail,
  type Suggestion,
} from '../application/catalog-queries';
import { cancellationLadder } from '../domain/cancellation-ladder';
import { HallSizes } from './hall-sizes';
import { type EventRow, performanceOf, type PerformanceRow, posterOf, summaryOf } from './catalog-rows';

const TAKEN = `(select count(*) from claim c where c.performance_id = p.id and c.state in ('HELD', 'SOLD'))`;

const EVENT = `e.id, e.slug, e.category_code, e.title_ko, e.title_en, e.artist_ko, e.artist_en, e.poster_alt_ko, e.poster_alt_en,
  v.id as venue_id, v.name_ko as venue_ko, v.name_en as venue_en, v.region_ko, v.region_en,
  (select min(g.price) from price_grade g join performance p on p.id = g.performance_id where p.event_id = e.id) as price_from,
  (select json_agg(json_build_object('id', p.id, 'starts_at', p.starts_at, 'sale_opens_at', p.sale_opens_at,
                                     'sale_closes_at', least(p.sale_closes_at, p.cancelled_at), 'taken', ${TAKEN}) order by p.starts_at)
     from performance p where p.event_id = e.id) as performances`;

// Sorting by what a column says, never by what a caller says.
const ORDER: Record<EventSort, string> = {
  popular: 'e.popularity desc, e.published_at desc, e.id',
  newest: 'e.published_at desc, e.id',
  soonest: '(select min(p.starts_at) from performance p where p.event_id = e.id and p.starts_at > now()), e.id',
  price:
    '(select min(g.price) from price_grade g join performance p on p.id = g.performance_id where p.event_id = e.id), e.id',
};

interface PerformanceDetailRow extends PerformanceRow, EventRow {
  readonly doors_open_at: string;
  readonly event_id: string;
  readonly seats_per_person: number;
  readonly booking_fee_per_ticket: number;
  readonly grades: {
    id: string;
    code: string;
    name_ko: string;
    name_en: string;
    price: number;
    color: number;
    capacity: number;
  }[];
  readonly tiers: { minDaysBefore: number; feePercent: number }[];
  readonly policy: CancellationPolicy;
}

/** Reads for screens, straight from SQL and kept for some seconds: nobody decides a sale by them. */
@Injectable()
export class SqlCatalogQueries extends CatalogQueries {
  private readonly lists: FreshCache<Page<EventSummary>>;
  private readonly events: FreshCache<EventDetail | undefined>;
  private readonly performances: FreshCache<PerformanceDetail | undefined>;
  private readonly halls: HallSizes;

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {
    super();
    const options = { freshMs: 3_000, staleMs: 30_000, maxEntries: 1_000 };
    // A list counts what is sold of every performance on it; "sold out" may come ten seconds late here.
    this.lists = new FreshCache(clock, { name: 'event-lists', ...options, freshMs: 10_000 });
    this.events = new FreshCache(clock, { name: 'events', ...options });
    this.performances = new FreshCache(clock, { name: 'performances', ...options });
    this.halls = new HallSizes(sql, clock);
  }

  search(search: EventSearch): Promise<Page<EventSummary>> {
    return this.lists.get(JSON.stringify(search), () => this.readList(search));
  }

  event(eventId: string): Promise<EventDetail | undefined> {
    return this.events.get(eventId, () => this.readEvent(eventId));
  }

  performance(performanceId: string): Promise<PerformanceDetail | undefined> {
    return this.performances.get(performanceId, () => this.readPerformance(performanceId));
  }

  async suggest(q: string): Promise<readonly Suggestion[]> {
    const rows = await this.sql.query<Omit<EventRow, 'performances'>>(
      `select e.id, e.title_ko, e.title_en, e.artist_ko, e.artist_en, v.name_ko as venue_ko, v.name_en as venue_en
         from event e join venue v on v.id = e.venue_id join event_search w on w.event_id = e.id
        where e.published_at <= now() and w.words like all ($1)
          and exists (select 1 from performance p where p.event_id = e.id and p.starts_at > now())
        order by e.popularity desc, e.id limit 8`,
      [patternsOf(q)],
    );
    return rows.map((row) => ({
      eventId: row.id,
      title: { ko: row.title_ko, en: row.title_en },
      artist: { ko: row.artist_ko, en: row.artist_en },
      venue: { ko: row.venue_ko, en: row.venue_en },
    }));
  }

  async categories() {
    const rows = await this.sql.query<{ code: string; name_ko: string; name_en: string }>(
      'select code, name_ko, name_en from category order by position',
    );
    return rows.map(({ code, name_ko, name_en }) => ({ code, name: { ko: name_ko, en: name_en } }));
  }

  private async readList({ q, category, from, to, sort, page, size }: EventSearch): Promise<Page<EventSummary>> {
    const rows = await this.sql.query<EventRow & { total: number }>(
      `select ${EVENT}, count(*) over ()::int as total
         from event e join venue v on v.id = e.venue_id join event_search w on w.event_id = e.id
        where e.published_at <= now()
          and ($1::text[] is null or w.words like all ($1))
          and ($2::text is null or e.category_code = $2)
          and exists (select 1 from performance p where p.event_id = e.id and p.starts_at > now()
                         and ($3::timestamptz is null or p.starts_at >= $3) and ($4::timestamptz is null or p.starts_at < $4))
        order by ${ORDER[sort]} limit $5 offset $6`,
      [
        q ? patternsOf(q) : null,
        category ?? null,
        from ? startOfKoreanDay(from) : null,
        to ? startOfKoreanDay(addDays(to, 1)) : null,
        size,
        (page - 1) * size,
      ],
    );
    const sizes = await this.halls.of(rows.flatMap(idsOfPerformances));
    const now = this.clock.now();
    return { items: rows.map((row) => summaryOf(row, sizes, now)), page, size, total: rows[0]?.total ?? 0 };
  }

  private async readEvent(eventId: string): Promise<EventDetail | undefined> {
    const row = await this.sql.one<
      EventRow &
        Record<string, string> & {
          running_minutes: number;
          age_limit: number;
          seats_per_person: number;
          booking_fee_per_ticket: number;
        }
    >(
      `select ${EVENT}, e.description_ko, e.description_en, e.cast_ko, e.cast_en, e.notice_ko, e.notice_en, e.organizer_ko,
              e.organizer_en, e.running_minutes, e.age_limit, e.seats_per_person, e.booking_fee_per_ticket, v.address_ko, v.address_en
         from event e join venue v on v.id = e.venue_id where e.id = $1 and e.published_at <= now()`,
      [eventId],
    );
    if (!row?.performances) return undefined;
    const sizes = await this.halls.of(idsOfPerformances(row));
    const now = this.clock.now();
    const summary = summaryOf(row, sizes, now);
    const text = (field: string) => ({ ko: row[`${field}_ko`] ?? '', en: row[`${field}_en`] ?? '' });
    return {
      ...summary,
      venue: { ...summary.venue, address: text('address') },
      description: text('description'),
      cast: text('cast'),
      notice: text('notice'),
      organizer: text('organizer'),
      runningMinutes: row.running_minutes,
      ageLimit: row.age_limit,
      seatsPerPerson: row.seats_per_person,
      bookingFeePerTicket: row.booking_fee_per_ticket,
      performances: row.performances.map((performance) => performanceOf(performance, sizes, now)),
    };
  }

  private async readPerformance(performanceId: string): Promise<PerformanceDetail | undefined> {
    const row = await this.sql.one<PerformanceDetailRow>(
      `select p.id, p.event_id, p.starts_at, p.doors_open_at, p.sale_opens_at,
              least(p.sale_closes_at, p.cancelled_at) as sale_closes_at, ${TAKEN}::int as taken,
              e.slug, e.category_code, e.title_ko, e.title_en, e.poster_alt_ko, e.poster_alt_en, e.seats_per_person,
              e.booking_fee_per_ticket, v.id as venue_id, v.name_ko as venue_ko, v.name_en as venue_en, v.region_ko, v.region_en,
              (select coalesce(json_agg(json_build_object('id', g.id, 'code', g.code, 'name_ko', g.name_ko, 'name_en', g.name_en,
                        'price', g.price, 'color', g.color, 'capacity', (select count(*) from performance_seat s
                        where s.performance_id = p.id and s.price_grade_id = g.id)) order by g.position), '[]')
                 from price_grade g where g.performance_id = p.id) as grades,
              (select coalesce(json_agg(json_build_object('minDaysBefore', t.min_days_before, 'feePercent', t.fee_percent)), '[]')
                 from cancellation_tier t where t.performance_id = p.id) as tiers,
              (select json_build_object('coolingOffHours', c.cooling_off_hours, 'coolingOffMinDays', c.cooling_off_min_days,
                                        'bookingFeeReturned', c.booking_fee_returned)
                 from cancellation_policy c where c.performance_id = p.id) as policy
         from performance p join event e on e.id = p.event_id join venue v on v.id = e.venue_id
        where p.id = $1 and e.published_at <= now()`,
      [performanceId],
    );
    if (!row) return undefined;
    const summary = performanceOf(row, await this.halls.of([row.id]), this.clock.now());
    return {
      ...summary,
      doorsOpenAt: new Date(row.doors_open_at),
      seatsPerPerson: row.seats_per_person,
      bookingFeePerTicket: row.booking_fee_per_ticket,
      grades: row.grades.map(({ name_ko, name_en, ...grade }) => ({ ...grade, name: { ko: name_ko, en: name_en } })),
      cancellationLadder: cancellationLadder(row.tiers, summary.startsAt),
      cancellationPolicy: row.policy,
      event: {
        id: row.event_id,
        title: { ko: row.title_ko, en: row.title_en },
        poster: posterOf(row),
        venue: {
          id: row.venue_id,
          name: { ko: row.venue_ko, en: row.venue_en },
          region: { ko: row.region_ko, en: row.region_en },
        },
        category: row.category_code,
      },
    };
  }
}

const idsOfPerformances = ({ performances }: EventRow): string[] => performances.map(({ id }) => id);

/** Every word must be found somewhere; the search text also holds everything without spaces. */
function patternsOf(q: string): string[] {
  const words = q.toLowerCase().normalize('NFC').split(/\s+/).filter(Boolean).slice(0, 8);
  return words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}
