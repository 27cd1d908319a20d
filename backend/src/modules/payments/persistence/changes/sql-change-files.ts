import { Injectable } from '@nestjs/common';
import type { ChangesAllowed } from '#modules/bookings';
import { Sql } from '#platform/database/sql';
import { type ChangeFile, ChangeFiles, type ChangeTarget } from '../../application/changes/change-file';
import { CancellationFiles } from '../../application/refunds/cancellation-file';

interface RulesRow {
  readonly eventId: string;
  readonly rootBookingId: string;
  readonly changesMade: number;
  readonly cancellationPending: boolean;
  readonly allowed: ChangesAllowed | null;
  readonly minDays: number;
  readonly fee: number;
  readonly max: number;
}

@Injectable()
export class SqlChangeFiles extends ChangeFiles {
  constructor(
    private readonly sql: Sql,
    private readonly cancellations: CancellationFiles,
  ) {
    super();
  }

  async of(bookingId: string): Promise<ChangeFile | undefined> {
    const file = await this.cancellations.of(bookingId);
    const row = await this.sql.one<RulesRow>(
      `select p.event_id as "eventId", purchase_of(b.id) as "rootBookingId",
              (select count(*)::int from booking_change g where g.state = 'DONE' and g.root_booking_id = purchase_of(b.id)) as "changesMade",
              exists (select from refund_approval a where a.booking_id = b.id and a.state = 'PENDING') as "cancellationPending",
              o.changes_allowed as allowed, o.change_min_days as "minDays", o.change_fee as fee, o.changes_max as max
         from booking b
         join performance p on p.id = b.performance_id
         left join booking_terms o on o.booking_id = b.id
        where b.id = $1`,
      [bookingId],
    );
    if (!file || !row) return undefined;
    const { allowed, minDays, fee, max, ...rules } = row;
    return { ...file, ...rules, changeTerms: allowed && { allowed, minDays, fee, max } };
  }

  target(performanceId: string, seatIds: readonly string[]): Promise<ChangeTarget | undefined> {
    return this.sql.one<ChangeTarget>(
      `select p.id as "performanceId", e.id as "eventId", p.starts_at as "startsAt", e.booking_fee_per_ticket as "bookingFeePerTicket",
              (select coalesce(json_agg(json_build_object('seatId', s.seat_id, 'price', g.price) order by s.ordinal), '[]')
                 from seat s
                 join performance_seat f on f.performance_id = p.id and f.seat_ordinal = s.ordinal
                 join price_grade g on g.id = f.price_grade_id
                where s.seat_map_id = p.seat_map_id and s.seat_id = any ($2)) as seats
         from performance p join event e on e.id = p.event_id and e.published_at <= now()
        where p.id = $1`,
      [performanceId, seatIds],
    );
  }
}
