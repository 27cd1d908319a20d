import { randomUUID } from 'node:crypto';
import { HoldSeats } from '../../src/modules/bookings/application/hold-seats.use-case';
import {
  CancelTickets,
  type CancelTicketsCommand,
} from '../../src/modules/payments/application/refunds/cancel-tickets.use-case';
import { QuoteCancellation } from '../../src/modules/payments/application/refunds/quote-cancellation.use-case';
import { SendDueRefunds } from '../../src/modules/payments/application/refunds/send-due-refunds.use-case';
import { PayForBooking } from '../../src/modules/payments/application/pay-for-booking.use-case';
import { PrepareCheckout } from '../../src/modules/payments/application/prepare-checkout.use-case';
import { aHall, type HallOptions, someBuyers } from '../builders/a-hall';
import type { PaymentsScene } from './payments-scene';

/** A buyer who has paid for four seats of 50,000 won each, with a booking fee of 1,000 won for each. */
export async function paidBooking(scene: PaymentsScene, options: HallOptions & { readonly count?: number } = {}) {
  const { backend, toss } = scene;
  const { sql, owner } = backend;
  const hall = await aHall(sql, options);
  const [accountId = ''] = await someBuyers(sql, 1);
  const seatIds = hall.seatIds.slice(0, options.count ?? 4);
  const held = { buyerId: accountId, performanceId: hall.performanceId, seatIds, idempotencyKey: randomUUID() };
  const { id: bookingId } = await backend.get(HoldSeats).execute(held);
  const { orderId, amount } = await backend.get(PrepareCheckout).execute({ bookingId, accountId });
  const paymentKey = toss.authenticate(orderId, amount);
  await backend
    .get(PayForBooking)
    .execute({ bookingId, accountId, orderId, paymentKey, amount, idempotencyKey: randomUUID() });

  const quote = (seats: readonly string[] = []) => backend.get(QuoteCancellation).forBuyer(bookingId, accountId, seats);
  const cancel = (changes: Partial<CancelTicketsCommand> = {}) =>
    backend.get(CancelTickets).execute({
      bookingId,
      by: { kind: 'buyer', accountId },
      reason: '',
      idempotencyKey: randomUUID(),
      ...changes,
    });
  /** The show begins so many Korean days from now; the booking was made long ago. */
  const showIn = async (days: number) => {
    await sql.query(
      `update performance set sale_opens_at = now() - interval '90 days', sale_closes_at = starts, doors_open_at = starts, starts_at = starts
         from (select (date_trunc('day', clock_timestamp() at time zone 'Asia/Seoul') + make_interval(days => $2, hours => 23, mins => 59, secs => 59))
                      at time zone 'Asia/Seoul' as starts) s where id = $1`,
      [hall.performanceId, days],
    );
    // What was agreed is not changed by anybody; a test that plays with time has to go behind its back.
    await owner.query('alter table booking_terms disable trigger booking_terms_stay');
    await owner.query(
      `update booking_terms o set starts_at = p.starts_at, purchased_at = now() - interval '60 days'
         from performance p where p.id = $2 and o.booking_id = $1`,
      [bookingId, hall.performanceId],
    );
    await owner.query('alter table booking_terms enable trigger booking_terms_stay');
  };
  return { hall, accountId, bookingId, orderId, seatIds, amount, quote, cancel, showIn, ...looksAt(scene, bookingId) };
}

/** Sends what is owed, as the worker's timer does, until nothing is due any more. */
export async function sendRefunds(scene: PaymentsScene): Promise<void> {
  // Not wait for what the timer would wait for.
  await scene.backend.sql.query(
    `update refund set next_attempt_at = clock_timestamp(), state_at = state_at - interval '1 minute' where state <> 'DONE'`,
  );
  await scene.backend.sql.query(`update refund set state_at = state_at - interval '2 seconds' where state = 'DONE'`);
  await scene.backend.get(SendDueRefunds).execute();
}

function looksAt({ backend: { sql } }: PaymentsScene, bookingId: string) {
  const state = async () =>
    sql.one<Record<string, unknown>>(
      `select b.state as booking, p.state as payment, p.balance,
              (select count(*)::int from claim c where c.booking_id = b.id and c.state = 'SOLD') as sold,
              (select count(*)::int from ticket t where t.booking_id = b.id and t.state = 'VALID') as valid
         from booking b join payment p on p.booking_id = b.id where b.id = $1`,
      [bookingId],
    );
  const refunds = () =>
    sql.query<{ id: string; state: string; amount: number; cause: string; last_error: string | null }>(
      'select id, state, amount, cause, last_error from refund where booking_id = $1 order by requested_at',
      [bookingId],
    );
  const moves = async (refundId: string) =>
    (
      await sql.query<{ move: string }>(
        `select from_state || '>' || to_state as move from refund_transition where refund_id = $1 order by id`,
        [refundId],
      )
    ).map(({ move }) => move);
  const use = (seatIndex: number) =>
    sql.query(
      `update ticket set state = 'USED', used_at = now(), moved_by = 'gate', moved_because = 'scan' where booking_id = $1 and seat_ordinal = $2`,
      [bookingId, seatIndex],
    );
  return { state, refunds, moves, use };
}
