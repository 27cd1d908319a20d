import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import {
  type DailyRevenue,
  type EventRevenue,
  type RevenueFigures,
  type RevenueReport,
  RevenueReports,
} from '../application/revenue-reports';
import type { ReportRange } from '../domain/report-range';
import { SALES } from './exports/export-sql';

// The very rows the exports list (without what the gateway charges and what is paid as compensation): the two cannot disagree.
const EARNED = `(${SALES} and e.kind not in ('SETTLEMENT', 'COMPENSATION')) r`;

const FIGURES = `
  count(*) filter (where r.kind = 'CAPTURE')::int as bookings,
  coalesce(sum(r.tickets) filter (where r.kind = 'CAPTURE'), 0)::int as tickets,
  coalesce(sum(r.gross), 0)::bigint as gross,
  coalesce(sum(r.booking_fee), 0)::bigint as booking_fee,
  coalesce(sum(r.discount), 0)::bigint as discount,
  coalesce(sum(r.refunded_sales + r.refunded_fee - r.cancellation_fee), 0)::bigint as refund,
  coalesce(sum(r.net), 0)::bigint as net,
  now() as as_of`;

/** Sums come as bigint, which the driver hands over as text. */
interface FigureRow {
  readonly bookings: number;
  readonly tickets: number;
  readonly gross: string;
  readonly booking_fee: string;
  readonly discount: string;
  readonly refund: string;
  readonly net: string;
  readonly as_of: Date;
  readonly is_total: number;
}

@Injectable()
export class SqlRevenueReports extends RevenueReports {
  constructor(private readonly sql: Sql) {
    super();
  }

  async daily({ startsAt, endsAt }: ReportRange): Promise<RevenueReport<DailyRevenue>> {
    const rows = await this.sql.query<FigureRow & { day: string }>(
      `select to_char(d.day, 'YYYY-MM-DD') as day, grouping(d.day) as is_total, ${FIGURES}
         from ${EARNED} cross join lateral (select (r.booked_at at time zone 'Asia/Seoul')::date as day) d
        group by grouping sets ((d.day), ()) order by is_total, d.day`,
      [startsAt, endsAt, 'infinity'],
    );
    return reportOf(rows, ({ day }) => ({ day }));
  }

  async byEvent({ startsAt, endsAt }: ReportRange): Promise<RevenueReport<EventRevenue>> {
    const rows = await this.sql.query<
      FigureRow & Record<'event_id' | 'title_ko' | 'title_en' | 'name_ko' | 'name_en', string>
    >(
      `select e.id as event_id, e.title_ko, e.title_en, v.name_ko, v.name_en, grouping(e.id) as is_total, ${FIGURES}
         from ${EARNED} join event e on e.id = r.event_id join venue v on v.id = e.venue_id
        group by grouping sets ((e.id, e.title_ko, e.title_en, v.name_ko, v.name_en), ()) order by is_total, net desc, e.id`,
      [startsAt, endsAt, 'infinity'],
    );
    return reportOf(rows, (row) => ({
      eventId: row.event_id,
      title: { ko: row.title_ko, en: row.title_en },
      venue: { ko: row.name_ko, en: row.name_en },
    }));
  }
}

function reportOf<Row extends FigureRow, Keys>(
  rows: readonly Row[],
  keysOf: (row: Row) => Keys,
): RevenueReport<Keys & RevenueFigures> {
  const total = rows.find(({ is_total }) => is_total === 1);
  if (!total) throw new Error('A report without a total');
  return {
    asOf: total.as_of,
    rows: rows.filter(({ is_total }) => is_total === 0).map((row) => ({ ...keysOf(row), ...figuresOf(row) })),
    totals: figuresOf(total),
  };
}

function figuresOf(row: FigureRow): RevenueFigures {
  return {
    bookings: row.bookings,
    tickets: row.tickets,
    gross: Number(row.gross),
    bookingFee: Number(row.booking_fee),
    discount: Number(row.discount),
    refund: Number(row.refund),
    net: Number(row.net),
  };
}
