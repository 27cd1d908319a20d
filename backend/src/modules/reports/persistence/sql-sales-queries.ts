import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { addDays, startOfKoreanDay } from '#kernel/korean-time';
import { Sql } from '#platform/database/sql';
import { saleStatus } from '#modules/catalog';
import {
  type BookingSearch,
  type EventSales,
  type FoundBooking,
  type GradeSales,
  type Paged,
  type PerformanceSales,
  SalesQueries,
} from '../application/sales-queries';
import { maskEmail, maskName } from '../domain/masking';

interface GradeRow {
  readonly code: string | null;
  readonly name_ko: string | null;
  readonly name_en: string | null;
  readonly price: number | null;
  readonly color: number | null;
  readonly capacity: number;
  readonly held: number;
  readonly sold: number;
  readonly revenue: string;
}

interface EventRow {
  readonly id: string;
  readonly title_ko: string;
  readonly title_en: string;
  readonly category_code: string;
  readonly leaves_no_single_seats: boolean;
  readonly name_ko: string;
  readonly name_en: string;
  readonly total: number;
  readonly performances:
    | {
        id: string;
        starts_at: string;
        sale_opens_at: string;
        sale_closes_at: string;
        capacity: number;
        held: number;
        sold: number;
        revenue: number;
      }[]
    | null;
}

@Injectable()
export class SqlSalesQueries extends SalesQueries {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {
    super();
  }

  async events(q: string | undefined, page: number, size: number): Promise<Paged<EventSales>> {
    const rows = await this.sql.query<EventRow>(
      `select e.id, e.title_ko, e.title_en, e.category_code, e.leaves_no_single_seats, v.name_ko, v.name_en, count(*) over ()::int as total,
              (select json_agg(x order by x.starts_at) from (
                 select p.id, p.starts_at, p.sale_opens_at, least(p.sale_closes_at, p.cancelled_at) as sale_closes_at,
                        (select count(*) from performance_seat s where s.performance_id = p.id and s.price_grade_id is not null) as capacity,
                        c.held, c.sold, c.revenue
                   from performance p
                   cross join lateral (select count(*) filter (where state = 'HELD') as held, count(*) filter (where state = 'SOLD') as sold,
                                              coalesce(sum(unit_price) filter (where state = 'SOLD'), 0) as revenue
                                         from claim where performance_id = p.id and state in ('HELD', 'SOLD')) c
                  where p.event_id = e.id) x) as performances
         from event e join venue v on v.id = e.venue_id join event_search w on w.event_id = e.id
        where $1::text is null or w.words like $1
        order by e.published_at desc nulls first, e.id limit $2 offset $3`,
      [q ? contains(q) : null, size, (page - 1) * size],
    );
    return { items: rows.map((row) => this.eventOf(row)), page, size, total: rows[0]?.total ?? 0 };
  }

  async performance(performanceId: string): Promise<PerformanceSales | undefined> {
    const head = await this.sql.one<
      Record<'title_ko' | 'title_en' | 'name_ko' | 'name_en' | 'event_id', string> &
        Record<'starts_at' | 'sale_opens_at' | 'sale_closes_at', Date>
    >(
      `select p.event_id, p.starts_at, p.sale_opens_at, least(p.sale_closes_at, p.cancelled_at) as sale_closes_at, e.title_ko, e.title_en, v.name_ko, v.name_en
         from performance p join event e on e.id = p.event_id join venue v on v.id = e.venue_id where p.id = $1`,
      [performanceId],
    );
    if (!head) return undefined;
    const rows = await this.sql.query<GradeRow & { as_of: Date }>(
      `select g.code, g.name_ko, g.name_en, g.price, g.color, count(*)::int as capacity, count(c.id) filter (where c.state = 'HELD')::int as held,
              count(c.id) filter (where c.state = 'SOLD')::int as sold, coalesce(sum(c.unit_price) filter (where c.state = 'SOLD'), 0) as revenue,
              clock_timestamp() as as_of
         from performance_seat s
         left join price_grade g on g.id = s.price_grade_id
         left join claim c on c.performance_id = s.performance_id and c.seat_ordinal = s.seat_ordinal and c.state in ('HELD', 'SOLD')
        where s.performance_id = $1 group by g.id, g.code, g.name_ko, g.name_en, g.price, g.color, g.position order by g.position`,
      [performanceId],
    );
    const grades = rows.flatMap((row) => gradeOf(row) ?? []);
    const sum = (pick: (grade: GradeSales) => number) => grades.reduce((total, grade) => total + pick(grade), 0);
    return {
      performance: {
        id: performanceId,
        eventId: head.event_id,
        title: { ko: head.title_ko, en: head.title_en },
        venue: { ko: head.name_ko, en: head.name_en },
        startsAt: head.starts_at,
        saleOpensAt: head.sale_opens_at,
        saleClosesAt: head.sale_closes_at,
      },
      asOf: rows[0]?.as_of ?? this.clock.now(),
      totals: {
        capacity: sum(({ capacity }) => capacity),
        free: sum(({ free }) => free),
        held: sum(({ held }) => held),
        sold: sum(({ sold }) => sold),
        revenue: sum(({ revenue }) => revenue),
        blocked: rows.find(({ code }) => code === null)?.capacity ?? 0,
      },
      grades,
    };
  }

  async bookings({ q, state, performanceId, from, to, page, size }: BookingSearch): Promise<Paged<FoundBooking>> {
    const rows = await this.sql.query<
      Omit<FoundBooking, 'buyer' | 'title'> &
        Record<'name' | 'email' | 'title_ko' | 'title_en', string> & { all: number }
    >(
      `select b.id, b.number, b.state, coalesce(a.display_name, '') as name, coalesce(a.email, '') as email, e.title_ko, e.title_en,
              p.starts_at as "startsAt", (select count(*) from claim c where c.booking_id = b.id)::int as "seatCount", b.total,
              b.created_at as "createdAt", b.confirmed_at as "confirmedAt", count(*) over ()::int as "all",
              (select m.method from payment m where m.booking_id = b.id and m.state not in ('READY', 'EXPIRED')
                order by m.created_at desc limit 1) as "paymentMethod"
         from booking b join account a on a.id = b.account_id
         join performance p on p.id = b.performance_id join event e on e.id = p.event_id
        where ($1::text is null or lower(b.number) like $1 or a.email like $1 or lower(a.display_name) like $1)
          and ($2::text is null or b.state = $2)
          and ($3::uuid is null or b.performance_id = $3)
          and ($4::timestamptz is null or b.created_at >= $4) and ($5::timestamptz is null or b.created_at < $5)
        order by b.created_at desc, b.id limit $6 offset $7`,
      [
        q ? contains(q) : null,
        state ?? null,
        performanceId ?? null,
        from ? startOfKoreanDay(from) : null,
        to ? startOfKoreanDay(addDays(to, 1)) : null,
        size,
        (page - 1) * size,
      ],
    );
    const items = rows.map(({ name, email, title_ko, title_en, all: _, ...booking }) => ({
      ...booking,
      buyer: { name: maskName(name), email: maskEmail(email) },
      title: { ko: title_ko, en: title_en },
    }));
    return { items, page, size, total: rows[0]?.all ?? 0 };
  }

  private eventOf(row: EventRow): EventSales {
    const now = this.clock.now();
    const performances = (row.performances ?? []).map(
      ({ id, starts_at, sale_opens_at, sale_closes_at, capacity, held, sold, revenue }) => {
        const saleOpensAt = new Date(sale_opens_at);
        const saleClosesAt = new Date(sale_closes_at);
        const free = capacity - held - sold;
        const status = saleStatus({ saleOpensAt, saleClosesAt, freeSeats: free }, now);
        return {
          id,
          startsAt: new Date(starts_at),
          saleOpensAt,
          saleClosesAt,
          saleStatus: status,
          capacity,
          free,
          held,
          sold,
          revenue,
        };
      },
    );
    return {
      id: row.id,
      title: { ko: row.title_ko, en: row.title_en },
      category: row.category_code,
      venue: { ko: row.name_ko, en: row.name_en },
      capacity: performances.reduce((sum, { capacity }) => sum + capacity, 0),
      sold: performances.reduce((sum, { sold }) => sum + sold, 0),
      revenue: performances.reduce((sum, { revenue }) => sum + revenue, 0),
      leavesNoSingleSeats: row.leaves_no_single_seats,
      performances,
    };
  }
}

function gradeOf(row: GradeRow): GradeSales | undefined {
  if (row.code === null) return undefined;
  const { capacity, held, sold } = row;
  return {
    code: row.code,
    name: { ko: row.name_ko ?? '', en: row.name_en ?? '' },
    price: row.price ?? 0,
    color: row.color ?? 0,
    capacity,
    held,
    sold,
    free: capacity - held - sold,
    revenue: Number(row.revenue),
  };
}

function contains(q: string): string {
  return `%${q
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
}
