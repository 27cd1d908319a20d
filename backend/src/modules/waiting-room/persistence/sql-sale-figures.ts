import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type SaleCounts, SaleFigures } from '../application/watch-sale';

const COUNTS = {
  name: 'sale-figures',
  text: `
    select (select count(*)::int from performance_seat where performance_id = $1 and price_grade_id is not null) as capacity,
           live.held, live.sold, over.returned, over.ended as "holdsEnded", paid.failed as "paymentsFailed", paid.open as "paymentsOpen"
      from (select count(*) filter (where state = 'HELD')::int as held, count(*) filter (where state = 'SOLD')::int as sold
              from claim where performance_id = $1 and state in ('HELD', 'SOLD')) live,
           (select coalesce(sum(seats) filter (where confirmed_at is not null), 0)::int as returned,
                   count(*) filter (where confirmed_at is null)::int as ended
              from (select b.id, b.confirmed_at, (select count(*) from claim c where c.booking_id = b.id and c.state = 'RELEASED') as seats
                      from booking b
                     where b.performance_id = $1 and b.state <> 'HELD'
                       and (b.confirmed_at is not null or b.state in ('EXPIRED', 'CANCELLED'))) b) over,
           (select count(*) filter (where p.state = 'FAILED')::int as failed,
                   count(*) filter (where p.state in ('CONFIRMING', 'UNKNOWN'))::int as open
              from booking b join payment p on p.booking_id = b.id where b.performance_id = $1) paid`,
};

@Injectable()
export class SqlSaleFigures extends SaleFigures {
  constructor(private readonly sql: Sql) {
    super();
  }

  async counts(performanceId: string): Promise<SaleCounts> {
    const counts = await this.sql.one<SaleCounts>(COUNTS, [performanceId]);
    if (!counts) throw new Error('A count without an answer');
    return counts;
  }
}
