import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type AccountOffer, AccountTerms } from '../domain/account-terms';

/** Between the checkout and the account being issued: Toss gives the buyer 30 minutes and us 10. */
const MINUTES_IN_THE_WINDOW = 40;
/** An account issued by our own offer is due within this many hours of being looked at. */
const LONGEST_HOURS = 48;

// The days before the show (KST) on which the due time must have passed: the performance's own number, and never less
// than the last day on which cancelling is free.
const MIN_DAYS = `greatest(p.virtual_account_min_days,
  (select min(t.min_days_before) from cancellation_tier t where t.performance_id = p.id and t.fee_percent = 0))`;
const day = (instant: string) => `(${instant} at time zone 'Asia/Seoul')::date`;

@Injectable()
export class SqlAccountTerms extends AccountTerms {
  constructor(private readonly sql: Sql) {
    super();
  }

  async offer(performanceId: string): Promise<AccountOffer | undefined> {
    const row = await this.sql.one<{ validHours: number; dueAt: Date }>(
      `select o.hours as "validHours", c.now + make_interval(hours => o.hours) as "dueAt"
         from performance p
         cross join (select clock_timestamp() as now) c
         cross join lateral (
           select floor(extract(epoch from (${day('c.now')} + 2)::timestamp at time zone 'Asia/Seoul'
                                           - c.now - make_interval(mins => $2)) / 3600)::int as hours) o
        where p.id = $1 and p.virtual_account_min_days is not null
          and ${day('p.starts_at')} - (${day('c.now')} + 1) >= ${MIN_DAYS}`,
      [performanceId, MINUTES_IN_THE_WINDOW],
    );
    return row && { validHours: row.validHours, dueAt: row.dueAt };
  }

  async allows(performanceId: string, dueAt: Date): Promise<boolean> {
    const row = await this.sql.one(
      `select 1 from performance p
        where p.id = $1 and p.virtual_account_min_days is not null
          and $2::timestamptz between clock_timestamp() and clock_timestamp() + make_interval(hours => $3)
          and ${day('p.starts_at')} - ${day('$2::timestamptz')} >= ${MIN_DAYS}`,
      [performanceId, dueAt, LONGEST_HOURS],
    );
    return row !== undefined;
  }
}
