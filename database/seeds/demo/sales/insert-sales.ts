import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { idAt } from '../ids.ts';
import { awaitDeposits } from './deposits.ts';
import { giveBack } from './give-back.ts';
import { insertMessages } from './messages.ts';
import type { Sale } from './plan-sales.ts';

/**
 * Writes sales the way the service does, move by move, so that every rule of the schema has its say; then dates the
 * logs back to when it is supposed to have happened.
 */
export async function insertSales(client: Client, sales: readonly Sale[], ticketKeyId: string): Promise<void> {
  const cancelled = sales.filter(({ cancelledAt }) => cancelledAt !== undefined);
  // A seat that was given back may be sold again: those who gave theirs back come first, from hold to refund.
  await sell(client, cancelled, ticketKeyId);
  await giveBack(client, cancelled);
  await sell(
    client,
    sales.filter(({ cancelledAt }) => cancelledAt === undefined),
    ticketKeyId,
  );
  await dateBack(client, sales);
}

async function sell(client: Client, sales: readonly Sale[], ticketKeyId: string): Promise<void> {
  await holdSeats(client, sales);
  await confirmBookings(client, sales);
  await insertPayments(client, sales);
  await insertTickets(client, sales, ticketKeyId);
  await insertMessages(client, sales);
}

async function holdSeats(client: Client, sales: readonly Sale[]): Promise<void> {
  await client.query(
    `insert into booking (id, number, account_id, performance_id, state, ticket_amount, booking_fee, expires_at, idempotency_key,
                          created_at, moved_by, moved_because)
     select i, n, a, p, 'HELD', t, f, c + interval '5 minutes', 'demo-' || i, c, 'buyer', 'hold'
       from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::int[], $6::int[], $7::timestamptz[]) s(i, n, a, p, t, f, c)`,
    [
      sales.map(({ bookingId }) => bookingId),
      sales.map(({ number }) => number),
      sales.map(({ accountId }) => accountId),
      sales.map(({ performanceId }) => performanceId),
      sales.map(({ unitPrice, ordinals }) => unitPrice * ordinals.length),
      sales.map(({ bookingFee }) => bookingFee),
      sales.map(({ createdAt }) => createdAt),
    ],
  );
  await insertClaims(client, sales);
}

async function confirmBookings(client: Client, sales: readonly Sale[]): Promise<void> {
  const ids = sales.map(({ bookingId }) => bookingId);
  await client.query(`update booking set state = 'PAYING', moved_because = 'payment' where id = any ($1)`, [ids]);
  await client.query(
    `update booking set state = 'AWAITING_DEPOSIT', moved_because = 'virtual-account' where id = any ($1)`,
    [sales.filter(({ method }) => method === 'VIRTUAL_ACCOUNT').map(({ bookingId }) => bookingId)],
  );
  await client.query(
    `update booking b set state = 'CONFIRMED', expires_at = null, confirmed_at = s.at
       from unnest($1::uuid[], $2::timestamptz[]) s(id, at) where b.id = s.id`,
    [ids, sales.map(({ confirmedAt }) => confirmedAt)],
  );
  await client.query(`update claim set state = 'SOLD' where booking_id = any ($1)`, [ids]);
}

async function insertClaims(client: Client, sales: readonly Sale[]): Promise<void> {
  const seats = sales.flatMap((sale) => sale.ordinals.map((ordinal) => ({ ...sale, ordinal })));
  await client.query(
    `insert into claim (booking_id, performance_id, seat_ordinal, price_grade_id, unit_price, state, created_at)
     select s.booking, s.performance, s.ordinal, g.id, s.price, 'HELD', s.at
       from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::int[], $6::timestamptz[])
            s(booking, performance, ordinal, code, price, at)
       join price_grade g on g.performance_id = s.performance and g.code = s.code`,
    [
      seats.map(({ bookingId }) => bookingId),
      seats.map(({ performanceId }) => performanceId),
      seats.map(({ ordinal }) => ordinal),
      seats.map(({ gradeCode }) => gradeCode),
      seats.map(({ unitPrice }) => unitPrice),
      seats.map(({ createdAt }) => createdAt),
    ],
  );
}

const totalOf = ({ unitPrice, ordinals, bookingFee }: Sale): number => unitPrice * ordinals.length + bookingFee;

async function insertPayments(client: Client, sales: readonly Sale[]): Promise<void> {
  const ids = sales.map(({ paymentId }) => paymentId);
  await client.query(
    `insert into payment (id, booking_id, order_id, amount, state, created_at, moved_by, moved_because)
     select i, b, o, a, 'READY', c, 'buyer', 'checkout' from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::timestamptz[]) s(i, b, o, a, c)`,
    [
      ids,
      sales.map(({ bookingId }) => bookingId),
      sales.map(({ number, code }) => `${number}-${code.slice(0, 12)}`),
      sales.map(totalOf),
      sales.map(({ createdAt }) => createdAt),
    ],
  );
  await client.query(
    `update payment p set state = 'CONFIRMING', payment_key = s.key, idempotency_key = 'demo-' || s.id, moved_because = 'payment'
       from unnest($1::uuid[], $2::text[]) s(id, key) where p.id = s.id`,
    [ids, sales.map(({ code }) => `demo_${code}`)],
  );
  await awaitDeposits(client, sales);
  await client.query(
    `update payment p set state = 'CAPTURED', state_at = s.at, approved_at = s.at, method = s.method, easy_pay_provider = s.easy,
                          moved_by = 'system', moved_because = 'gateway'
       from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[]) s(id, at, method, easy) where p.id = s.id`,
    [
      ids,
      sales.map(({ confirmedAt }) => confirmedAt),
      sales.map(({ method }) => method),
      sales.map(({ easyPay }) => easyPay ?? null),
    ],
  );
  await insertCaptures(client, sales);
}

async function insertCaptures(client: Client, sales: readonly Sale[]): Promise<void> {
  await client.query(
    `insert into payment_transaction (payment_id, kind, amount, transaction_key, at, recorded_at)
     select p, 'CAPTURE', a, k, t, t from unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[]) s(p, a, k, t)`,
    [
      sales.map(({ paymentId }) => paymentId),
      sales.map(totalOf),
      sales.map(({ code }) => `demo_capture_${code}`),
      sales.map(({ confirmedAt }) => confirmedAt),
    ],
  );
}

async function insertTickets(client: Client, sales: readonly Sale[], keyId: string): Promise<void> {
  const codes = sales.flatMap((sale) =>
    sale.ordinals.map((ordinal, index) => ({
      bookingId: sale.bookingId,
      ordinal,
      id: idAt(sale.confirmedAt),
      serial: randomUUID(),
      code: `${sale.code.slice(0, 4)}-${sale.code.slice(4, 8)}-${sale.code.slice(8 + index, 12 + index)}`,
    })),
  );
  await client.query(
    `insert into ticket (id, booking_id, claim_id, performance_id, seat_ordinal, serial, code, issued_at, kid)
     select s.id, c.booking_id, c.id, c.performance_id, c.seat_ordinal, s.serial, s.code, date_trunc('second', b.confirmed_at), $1
       from unnest($2::uuid[], $3::int[], $4::uuid[], $5::uuid[], $6::text[]) s(booking, ordinal, id, serial, code)
       join booking b on b.id = s.booking
       join claim c on c.booking_id = s.booking and c.seat_ordinal = s.ordinal`,
    [
      keyId,
      codes.map(({ bookingId }) => bookingId),
      codes.map(({ ordinal }) => ordinal),
      codes.map(({ id }) => id),
      codes.map(({ serial }) => serial),
      codes.map(({ code }) => code),
    ],
  );
}

async function dateBack(client: Client, sales: readonly Sale[]): Promise<void> {
  const times = [
    sales.map(({ createdAt }) => createdAt),
    sales.map(({ confirmedAt }) => confirmedAt),
    sales.map(({ cancelledAt }) => cancelledAt ?? null),
  ];
  await client.query(
    `update booking_transition l
        set at = case l.to_state when 'HELD' then s.held when 'CONFIRMED' then s.confirmed when 'CANCELLED' then s.cancelled
                 else s.held + (s.confirmed - s.held) / 2 end
       from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[]) s(id, held, confirmed, cancelled)
      where l.booking_id = s.id`,
    [sales.map(({ bookingId }) => bookingId), ...times],
  );
  await client.query(
    `update payment_transition l
        set at = case l.to_state when 'CAPTURED' then s.confirmed when 'CANCELED' then s.cancelled when 'PARTIAL_CANCELED' then s.cancelled
                 else s.held + (s.confirmed - s.held) / 2 end
       from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[]) s(id, held, confirmed, cancelled)
      where l.payment_id = s.id`,
    [sales.map(({ paymentId }) => paymentId), ...times],
  );
  await client.query(
    `update claim_transition l set at = case l.to_state when 'SOLD' then s.confirmed else s.cancelled end
       from claim c join unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) s(id, confirmed, cancelled) on s.id = c.booking_id
      where l.claim_id = c.id`,
    [sales.map(({ bookingId }) => bookingId), times[1], times[2]],
  );
  await client.query(
    `update ticket_transition l set at = case l.to_state when 'VALID' then s.confirmed else s.cancelled end
       from ticket t join unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) s(id, confirmed, cancelled) on s.id = t.booking_id
      where l.ticket_id = t.id`,
    [sales.map(({ bookingId }) => bookingId), times[1], times[2]],
  );
}
