import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type ListedRefund, RefundList } from '../../application/refunds/refund-list';

const LISTED = `
  select r.id, r.booking_id as "bookingId", b.number as "bookingNumber", r.state, r.cause, r.amount, r.attempts,
         r.last_error as "lastError", r.requested_at as "requestedAt", r.requested_by as "requestedBy", r.reason,
         floor(extract(epoch from case when r.state = 'DONE' then r.state_at else clock_timestamp() end - r.requested_at))::float8
           as "ageSeconds"
    from refund r join booking b on b.id = r.booking_id`;

@Injectable()
export class SqlRefundList extends RefundList {
  constructor(private readonly sql: Sql) {
    super();
  }

  async page(state: string | undefined, page: number, size: number) {
    const items = await this.sql.query<ListedRefund>(
      `${LISTED} where $1::text is null or r.state = $1
        order by r.state = 'DONE', case when r.state <> 'DONE' then r.requested_at end, r.requested_at desc, r.id limit $2 offset $3`,
      [state ?? null, size, (page - 1) * size],
    );
    const count = await this.sql.one<{ total: number }>(
      'select count(*)::int as total from refund where $1::text is null or state = $1',
      [state ?? null],
    );
    return { items, total: count?.total ?? 0 };
  }

  one(refundId: string): Promise<ListedRefund | undefined> {
    return this.sql.one<ListedRefund>(`${LISTED} where r.id = $1`, [refundId]);
  }
}
