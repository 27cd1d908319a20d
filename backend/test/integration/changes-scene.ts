import { randomUUID } from 'node:crypto';
import { newId } from '#kernel/ids';
import {
  ChangeSeats,
  type ChangeSeatsCommand,
} from '../../src/modules/payments/application/changes/change-seats.use-case';
import { QuoteChange } from '../../src/modules/payments/application/changes/quote-change.use-case';
import type { ChangeWish } from '../../src/modules/payments/application/changes/price-change';
import { CancelTickets } from '../../src/modules/payments/application/refunds/cancel-tickets.use-case';
import { QuoteCancellation } from '../../src/modules/payments/application/refunds/quote-cancellation.use-case';
import { PayForBooking } from '../../src/modules/payments/application/pay-for-booking.use-case';
import { PrepareCheckout } from '../../src/modules/payments/application/prepare-checkout.use-case';
import type { Hall, HallOptions } from '../builders/a-hall';
import type { PaymentsScene } from './payments-scene';
import { paidBooking } from './refunds-scene';

/** A second date of the event in the same hall: 60 days from now, its seats at this price. */
export async function anotherDate({ backend: { sql } }: PaymentsScene, hall: Hall, price = 50_000): Promise<string> {
  const [performanceId, gradeId] = [newId(), newId()];
  await sql.query(
    `insert into performance (id, event_id, seat_map_id, starts_at, doors_open_at, sale_opens_at, sale_closes_at)
     select $2, event_id, seat_map_id, starts_at + interval '30 days', starts_at + interval '30 days', sale_opens_at, sale_closes_at
       from performance where id = $1`,
    [hall.performanceId, performanceId],
  );
  await sql.query(
    `insert into price_grade (id, performance_id, code, name_ko, name_en, price, color, position) values ($1, $2, 'R', 'R석', 'R', $3, 0, 0)`,
    [gradeId, performanceId, price],
  );
  await sql.query(
    `insert into performance_seat (performance_id, seat_ordinal, price_grade_id)
     select $1, seat_ordinal, $2 from performance_seat where performance_id = $3`,
    [performanceId, gradeId, hall.performanceId],
  );
  return performanceId;
}

/** Gives the seats from this ordinal on another price. */
export async function pricedFrom({ backend: { sql } }: PaymentsScene, hall: Hall, ordinal: number, price: number) {
  const gradeId = newId();
  await sql.query(
    `insert into price_grade (id, performance_id, code, name_ko, name_en, price, color, position)
     select $1, $2, 'G' || count(*), 'G', 'G', $3, count(*)::int, count(*)::int from price_grade where performance_id = $2`,
    [gradeId, hall.performanceId, price],
  );
  await sql.query(
    'update performance_seat set price_grade_id = $1 where performance_id = $2 and seat_ordinal between $3 and $3 + 4',
    [gradeId, hall.performanceId, ordinal],
  );
}

/**
 * A buyer with two paid seats (0 and 1) of 50,000 won, booking fee 1,000 each. Seats 10 to 14 cost 80,000 won, seats 20 to
 * 24 cost 30,000, the others as much as theirs. The show is in 30 days.
 */
export async function changeableBooking(scene: PaymentsScene, options: HallOptions & { count?: number } = {}) {
  const { backend, toss } = scene;
  const paid = await paidBooking(scene, { count: 2, ...options });
  const { hall, bookingId, accountId, seatIds } = paid;
  await pricedFrom(scene, hall, 10, 80_000);
  await pricedFrom(scene, hall, 20, 30_000);

  const seats = (...ordinals: number[]) => ordinals.map((ordinal) => hall.seatIds[ordinal] ?? '');
  const wish = (toSeatIds: readonly string[], more: Partial<ChangeWish> = {}): ChangeWish => ({
    seatIds: seatIds.slice(0, toSeatIds.length),
    toPerformanceId: hall.performanceId,
    toSeatIds,
    ...more,
  });
  const quote = (wanted: ChangeWish, of = bookingId) => backend.get(QuoteChange).execute(of, accountId, wanted);
  const change = (wanted: ChangeWish, expectedDifference: number, more: Partial<ChangeSeatsCommand> = {}) =>
    backend
      .get(ChangeSeats)
      .execute({ bookingId, accountId, idempotencyKey: randomUUID(), expectedDifference, ...wanted, ...more });
  /** Through the payment window; `pay` presses the button. */
  const authenticate = async (toBookingId: string) => {
    const checkout = await backend.get(PrepareCheckout).execute({ bookingId: toBookingId, accountId });
    const { orderId, amount } = checkout;
    const paymentKey = toss.authenticate(orderId, amount);
    const pay = () =>
      backend
        .get(PayForBooking)
        .execute({ bookingId: toBookingId, accountId, orderId, paymentKey, amount, idempotencyKey: randomUUID() });
    return { ...checkout, paymentKey, pay };
  };
  const cancelAll = (of: string, more: { organiserFault?: boolean } = {}) =>
    backend.get(CancelTickets).execute({
      bookingId: of,
      by: more.organiserFault ? { kind: 'system', memberId: randomUUID() } : { kind: 'buyer', accountId },
      reason: '',
      idempotencyKey: randomUUID(),
      ...more,
    });
  const cancellationQuote = (of: string) => backend.get(QuoteCancellation).forBuyer(of, accountId, []);
  return {
    ...paid,
    seats,
    wish,
    quote,
    change,
    authenticate,
    cancelAll,
    cancellationQuote,
    ...looksAt(scene, bookingId),
  };
}

function looksAt({ backend: { sql } }: PaymentsScene, bookingId: string) {
  /** Each booking of the purchase: its state, its seats by ordinal with a valid ticket, and how its change ended. */
  const bookings = () =>
    sql.query<{ id: string; state: string; valid: number[]; sold: number[]; change: string | null }>(
      `select b.id, b.state, g.state as change,
              array(select seat_ordinal from ticket t where t.booking_id = b.id and t.state = 'VALID' order by 1) as valid,
              array(select seat_ordinal from claim c where c.booking_id = b.id and c.state = 'SOLD' order by 1) as sold
         from booking b left join booking_change g on g.to_booking_id = b.id
        where b.id = $1 or g.root_booking_id = $1 order by b.created_at`,
      [bookingId],
    );
  const money = () =>
    sql.query<{ kind: string; amount: number; payment: string }>(
      `select t.kind, t.amount, case when p.booking_id = $1 then 'first' else 'difference' end as payment
         from payment_transaction t join payment p on p.id = t.payment_id
        where p.booking_id = $1 or p.booking_id in (select to_booking_id from booking_change where root_booking_id = $1) order by t.id`,
      [bookingId],
    );
  /** The ledger of the purchase: what is on each account, debits positive. */
  const ledger = async () => {
    const rows = await sql.query<{ account: string; amount: number }>(
      `select g.account, sum(g.amount)::float8 as amount from ledger_posting g join ledger_entry e on e.id = g.entry_id
        where purchase_of(e.booking_id) = $1 group by 1`,
      [bookingId],
    );
    return Object.fromEntries(rows.map(({ account, amount }) => [account, amount]));
  };
  const moves = async () =>
    (
      await sql.query<{ move: string }>(
        `select t.from_state || '>' || t.to_state as move from booking_change_transition t
           join booking_change g on g.id = t.booking_change_id where g.root_booking_id = $1 order by t.id`,
        [bookingId],
      )
    ).map(({ move }) => move);
  return { bookings, money, ledger, moves };
}
