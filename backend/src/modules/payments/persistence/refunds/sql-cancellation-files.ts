import { Injectable } from '@nestjs/common';
import { type CancellationTerms, seenFrom } from '#modules/bookings';
import { Sql } from '#platform/database/sql';
import { type CancellationFile, CancellationFiles, type FileSeat } from '../../application/refunds/cancellation-file';

interface FileRow extends Omit<CancellationFile, 'terms'>, Omit<CancellationTerms, 'startsAt' | 'purchasedAt'> {
  readonly agreedStart: Date | null;
  readonly purchasedAt: Date | null;
  readonly seats: readonly FileSeat[];
}

@Injectable()
export class SqlCancellationFiles extends CancellationFiles {
  constructor(private readonly sql: Sql) {
    super();
  }

  async of(bookingId: string): Promise<CancellationFile | undefined> {
    const row = await this.sql.one<FileRow>(
      `select b.id as "bookingId", b.account_id as "accountId", b.performance_id as "performanceId", b.state,
              b.booking_fee as "bookingFee", b.discount,
              coalesce((select g.change_fee from booking_change g where g.to_booking_id = b.id and g.state = 'DONE'), 0) as "changeFee", p.starts_at as "startsAt", p.cancelled_at is not null as "calledOff",
              clock_timestamp() as now, o.starts_at as "agreedStart", o.purchased_at as "purchasedAt", o.tiers,
              o.cooling_off_hours as "coolingOffHours", o.cooling_off_min_days as "coolingOffMinDays",
              o.booking_fee_returned as "bookingFeeReturned", o.floor_percent as "floorPercent",
              (select json_agg(json_build_object(
                        'claimId', c.id::text, 'seatId', s.seat_id, 'unitPrice', c.unit_price, 'isSold', c.state = 'SOLD',
                        'isUsed', coalesce(t.state = 'USED', false)) order by c.id)
                 from claim c
                 join seat s on s.seat_map_id = p.seat_map_id and s.ordinal = c.seat_ordinal
                 left join ticket t on t.claim_id = c.id
                where c.booking_id = b.id) as seats,
              (select coalesce(json_agg(json_build_object(
                        'id', m.id, 'method', m.method,
                        'available', m.balance - coalesce((select sum(r.amount) from refund r where r.payment_id = m.id and r.state <> 'DONE'), 0))
                        order by array_position((select booking_line(b.id))::uuid[], m.booking_id)), '[]')
                 from payment m
                where m.booking_id = any ((select booking_line(b.id))::uuid[]) and m.state in ('CAPTURED', 'PARTIAL_CANCELED')
                  and m.returning_since is null) as payments
         from booking b
         join performance p on p.id = b.performance_id
         left join booking_terms o on o.booking_id = b.id
        where b.id = $1`,
      [bookingId],
    );
    return row && fileOf(row);
  }
}

function fileOf({ agreedStart, purchasedAt, ...row }: FileRow): CancellationFile {
  const { startsAt, tiers, coolingOffHours, coolingOffMinDays, bookingFeeReturned, floorPercent } = row;
  const rules = { tiers, coolingOffHours, coolingOffMinDays, bookingFeeReturned, floorPercent: floorPercent ?? 0 };
  const terms = agreedStart && purchasedAt && seenFrom({ ...rules, startsAt: agreedStart, purchasedAt }, startsAt);
  return { ...row, terms };
}
