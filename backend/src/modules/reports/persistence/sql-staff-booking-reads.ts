import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type BuyerContact, type StaffBooking, StaffBookingReads } from '../application/staff-bookings';

const PAYMENTS = `
  (select coalesce(json_agg(json_build_object(
            'id', m.id, 'state', m.state, 'method', m.method, 'amount', m.amount, 'balance', m.balance, 'orderId', m.order_id,
            'paymentKey', m.payment_key, 'failureCode', m.failure_code, 'createdAt', m.created_at, 'approvedAt', m.approved_at,
            'transactions', (select coalesce(json_agg(json_build_object('kind', x.kind, 'amount', x.amount,
                                                        'transactionKey', x.transaction_key, 'at', x.at) order by x.id), '[]')
                               from payment_transaction x where x.payment_id = m.id)) order by m.created_at), '[]')
     from payment m where m.booking_id = $1)`;

const TICKETS = `
  (select coalesce(json_agg(json_build_object(
            'id', t.id, 'code', t.code, 'state', t.state, 'seatId', s.seat_id, 'issuedAt', t.issued_at, 'usedAt', t.used_at,
            'voidedAt', t.voided_at) order by t.seat_ordinal), '[]')
     from ticket t
     join performance p on p.id = t.performance_id
     join seat s on s.seat_map_id = p.seat_map_id and s.ordinal = t.seat_ordinal
    where t.booking_id = $1)`;

// The machines keep logs of their own; five times the same columns.
const TRANSITIONS = `
  (select coalesce(json_agg(json_build_object('at', at, 'of', machine, 'id', id, 'from', from_state, 'to', to_state, 'actor', actor,
                                              'cause', cause) order by at, place, log_id), '[]')
     from (select l.at, 'booking' as machine, 1 as place, l.id as log_id, l.booking_id::text as id, l.from_state, l.to_state, l.actor, l.cause
             from booking_transition l where l.booking_id = $1
           union all
           select l.at, 'payment', 2, l.id, l.payment_id::text, l.from_state, l.to_state, l.actor, l.cause
             from payment m join payment_transition l on l.payment_id = m.id where m.booking_id = $1
           union all
           select l.at, 'claim', 3, l.id, l.claim_id::text, l.from_state, l.to_state, l.actor, l.cause
             from claim c join claim_transition l on l.claim_id = c.id where c.booking_id = $1
           union all
           select l.at, 'ticket', 4, l.id, l.ticket_id::text, l.from_state, l.to_state, l.actor, l.cause
             from ticket t join ticket_transition l on l.ticket_id = t.id where t.booking_id = $1
           union all
           select l.at, 'refund', 5, l.id, l.refund_id::text, l.from_state, l.to_state, l.actor, l.cause
             from refund r join refund_transition l on l.refund_id = r.id where r.booking_id = $1) moves)`;

type Traces = Pick<StaffBooking, 'payments' | 'tickets' | 'transitions'>;

@Injectable()
export class SqlStaffBookingReads extends StaffBookingReads {
  constructor(private readonly sql: Sql) {
    super();
  }

  async traces(bookingId: string): Promise<Traces> {
    const row = await this.sql.one<Traces>(
      `select ${PAYMENTS} as payments, ${TICKETS} as tickets, ${TRANSITIONS} as transitions`,
      [bookingId],
    );
    return row ?? { payments: [], tickets: [], transitions: [] };
  }

  buyerOf(bookingId: string): Promise<(BuyerContact & { accountId: string }) | undefined> {
    return this.sql.one(
      `select a.id as "accountId", coalesce(a.display_name, '') as name, coalesce(a.email, '') as email, null as phone
         from booking b join account a on a.id = b.account_id where b.id = $1`,
      [bookingId],
    );
  }
}
