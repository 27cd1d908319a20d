import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { HoldSeats } from '../../src/modules/bookings/application/hold-seats.use-case';
import { PayForBooking } from '../../src/modules/payments/application/pay-for-booking.use-case';
import { PrepareCheckout } from '../../src/modules/payments/application/prepare-checkout.use-case';
import { PaymentsModule } from '../../src/modules/payments/payments.module';
import { TossPatience } from '../../src/modules/payments/toss/toss-transport';
import { RateLimitsModule } from '../../src/platform/http/http.module';
import { aHall, type HallOptions, someBuyers } from '../builders/a-hall';
import { FakeToss } from '../fakes/fake-toss';
import { startBackend, type TestBackend } from './backend';

/** The payments module on a real database, talking to a Toss of this suite's own. */
export class PaymentsScene {
  private constructor(
    readonly backend: TestBackend,
    readonly toss: FakeToss,
  ) {}

  /** `modules` join the payments module. */
  static async start(...modules: Type[]): Promise<PaymentsScene> {
    const toss = new FakeToss();
    const backend = await startBackend(PaymentsModule, RateLimitsModule, ...modules);
    Object.assign(backend.config, { TOSS_API_URL: await toss.start() });
    Object.assign(backend.get(TossPatience), { firstMs: 300, secondMs: 300, lookUpMs: 300 });
    return new PaymentsScene(backend, toss);
  }

  async stop(): Promise<void> {
    await this.backend.stop();
    await this.toss.stop();
  }

  /** A buyer with two held seats, through the payment window and back: ready to press "pay". */
  async authenticated(options?: HallOptions) {
    const { backend, toss } = this;
    const hall = await aHall(backend.sql, options);
    const [accountId = '', other = ''] = await someBuyers(backend.sql, 2);
    const { id: bookingId } = await backend.get(HoldSeats).execute({
      buyerId: accountId,
      performanceId: hall.performanceId,
      seatIds: hall.seatIds.slice(0, 2),
      idempotencyKey: randomUUID(),
    });
    const checkout = await backend.get(PrepareCheckout).execute({ bookingId, accountId });
    const { orderId, amount } = checkout;
    const paymentKey = toss.authenticate(orderId, amount, '카카오페이');
    const pay = (changes: Partial<Parameters<PayForBooking['execute']>[0]> = {}) =>
      backend
        .get(PayForBooking)
        .execute({ bookingId, accountId, orderId, paymentKey, amount, idempotencyKey: randomUUID(), ...changes });
    return {
      hall,
      accountId,
      other,
      bookingId,
      checkout,
      orderId,
      amount,
      paymentKey,
      pay,
      ...this.looksAt(bookingId),
    };
  }

  private looksAt(bookingId: string) {
    const { sql } = this.backend;
    const state = async () => {
      const row = await sql.one<{
        booking: string;
        payment: string | null;
        captures: number;
        tickets: number;
        sold: number;
      }>(
        `select b.state as booking,
                (select state from payment p where p.booking_id = b.id order by created_at desc limit 1) as payment,
                (select count(*)::int from payment_transaction t join payment p on p.id = t.payment_id
                  where p.booking_id = b.id and t.kind = 'CAPTURE') as captures,
                (select count(*)::int from ticket where booking_id = b.id and state = 'VALID') as tickets,
                (select count(*)::int from claim where booking_id = b.id and state = 'SOLD') as sold
           from booking b where b.id = $1`,
        [bookingId],
      );
      return row;
    };
    const messages = (topic: string) =>
      sql.query<{ aggregate_id: string }>(
        `select o.aggregate_id from outbox_message o
          where o.topic = $2 and (o.aggregate_id = $1 or o.aggregate_id in (select id from payment where booking_id = $1))`,
        [bookingId, topic],
      );
    /** The hold ran out and the sweeper gave the seats back, although the buyer was paying: the worst moment there is. */
    const loseSeats = async () => {
      await sql.query(`update claim set state = 'RELEASED', released_at = now() where booking_id = $1`, [bookingId]);
      await sql.query(
        `update booking set state = 'EXPIRED', expires_at = null, moved_by = 'test', moved_because = 'test' where id = $1`,
        [bookingId],
      );
    };
    const age = (seconds: number) =>
      sql.query(
        `update payment set state_at = state_at - make_interval(secs => $2), looked_up_at = null where booking_id = $1`,
        [bookingId, seconds],
      );
    return { state, messages, loseSeats, age };
  }
}

export const PAID = { booking: 'CONFIRMED', payment: 'CAPTURED', captures: 1, tickets: 2, sold: 2 };
