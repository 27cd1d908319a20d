import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import {
  type AccountApplicant,
  type AccountOffer,
  AccountTerms,
  UNPAID_ACCOUNTS_AT_ONCE,
} from '../domain/account-terms';

/** Between the checkout and the account being issued: Toss gives the buyer 30 minutes and us 10. */
const MINUTES_IN_THE_WINDOW = 40;
/** An account issued by our own offer is due within this many hours of being looked at. */
const LONGEST_HOURS = 48;

// The days before the show (KST) on which the due time must have passed: the performance's own number, and never less
// than the last day on which cancelling is free.
const MIN_DAYS = `greatest(p.virtual_account_min_days,
  (select min(t.min_days_before) from cancellation_tier t where t.performance_id = p.id and t.fee_percent = 0))`;
const HAS_ROOM = `(select count(*) from booking b join payment m on m.booking_id = b.id
  where b.account_id = $2 and m.state = 'WAITING_FOR_DEPOSIT') < ${UNPAID_ACCOUNTS_AT_ONCE}`;
const day = (instant: string) => `(${instant} at time zone 'Asia/Seoul')::date`;

@Injectable()
export class SqlAccountTerms extends AccountTerms {
  constructor(private readonly sql: Sql) {
    super();
  }

  async offer({ performanceId, accountId }: AccountApplicant): Promise<AccountOffer | undefined> {
    const row = await this.sql.one<{ validHours: number; dueAt: Date }>(
      `select o.hours as "validHours", c.now + make_interval(hours => o.hours) as "dueAt"
         from performance p
         cross join (select clock_timestamp() as now) c
         cross join lateral (
           select floor(extract(epoch from (${day('c.now')} + 2)::timestamp at time zone 'Asia/Seoul'
                                           - c.now - make_interval(mins => $3)) / 3600)::int as hours) o
        where p.id = $1 and p.virtual_account_min_days is not null and p.cancelled_at is null
          and ${day('p.starts_at')} - (${day('c.now')} + 1) >= ${MIN_DAYS}
          and ${HAS_ROOM}`,
      [performanceId, accountId, MINUTES_IN_THE_WINDOW],
    );
    return row && { validHours: row.validHours, dueAt: row.dueAt };
  }

  async allows({ performanceId, accountId }: AccountApplicant, dueAt: Date): Promise<boolean> {
    const row = await this.sql.one(
      `select 1 from performance p
        where p.id = $1 and p.virtual_account_min_days is not null and p.cancelled_at is null
          and $3::timestamptz between clock_timestamp() and clock_timestamp() + make_interval(hours => $4)
          and ${day('p.starts_at')} - ${day('$3::timestamptz')} >= ${MIN_DAYS}
          and ${HAS_ROOM}`,
      [performanceId, accountId, dueAt, LONGEST_HOURS],
    );
    return row !== undefined;
  }
}
