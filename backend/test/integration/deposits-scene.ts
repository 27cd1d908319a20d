import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { HoldSeats } from '../../src/modules/bookings/application/hold-seats.use-case';
import { PayForBooking } from '../../src/modules/payments/application/pay-for-booking.use-case';
import { PrepareCheckout } from '../../src/modules/payments/application/prepare-checkout.use-case';
import { ReceiveWebhook, type WebhookOutcome } from '../../src/modules/payments/application/receive-webhook.use-case';
import { WatchAccounts } from '../../src/modules/payments/application/watch-accounts.use-case';
import { PaymentsModule } from '../../src/modules/payments/payments.module';
import { RateLimitsModule } from '../../src/platform/http/http.module';
import { SECRET_KEY, TestSandbox } from '../../src/sandbox/testing/test-sandbox';
import { aHall, type HallOptions, someBuyers } from '../builders/a-hall';
import { startBackend, type TestBackend } from './backend';

interface Delivered {
  readonly paymentKey: string;
  readonly body: { readonly eventType?: string; readonly status?: string; readonly secret?: string };
}

/** The payments module on a real database, talking to the sandbox's Toss. Webhooks arrive when a test says so. */
export class DepositsScene {
  private constructor(
    readonly backend: TestBackend,
    readonly sandbox: TestSandbox,
  ) {}

  static async start(...modules: Type[]): Promise<DepositsScene> {
    const sandbox = await TestSandbox.start({ realTime: true });
    const backend = await startBackend(PaymentsModule, RateLimitsModule, ...modules);
    Object.assign(backend.config, { TOSS_API_URL: `${sandbox.url}/toss`, TOSS_SECRET_KEY: SECRET_KEY });
    return new DepositsScene(backend, sandbox);
  }

  async stop(): Promise<void> {
    await this.backend.stop();
    await this.sandbox.close();
  }

  /** A buyer (or `as`) with two held seats who chose `choice` in the payment window. */
  async authenticated(choice: Record<string, unknown>, options?: HallOptions, as?: string) {
    const { backend } = this;
    const hall = await aHall(backend.sql, options);
    const [accountId = ''] = as === undefined ? await someBuyers(backend.sql, 1) : [as];
    const { id: bookingId } = await backend.get(HoldSeats).execute({
      buyerId: accountId,
      performanceId: hall.performanceId,
      seatIds: hall.seatIds.slice(0, 2),
      idempotencyKey: randomUUID(),
    });
    const checkout = await backend.get(PrepareCheckout).execute({ bookingId, accountId });
    const { orderId, amount, virtualAccount } = checkout;
    const method = choice['method'] === '계좌이체' ? 'TRANSFER' : 'VIRTUAL_ACCOUNT';
    const paymentKey = await this.sandbox.authenticated({
      orderId,
      amount,
      method,
      virtualAccount: { validHours: virtualAccount?.validHours ?? 24 },
      choice: { bankCode: '88', depositor: '이도윤', ...choice },
    });
    const pay = (changes: object = {}) =>
      backend
        .get(PayForBooking)
        .execute({ bookingId, accountId, orderId, paymentKey, amount, idempotencyKey: randomUUID(), ...changes });
    return { hall, accountId, bookingId, checkout, orderId, amount, paymentKey, pay, ...this.looksAt(bookingId) };
  }

  /** A buyer who was given an account to pay into. */
  async waiting(choice: Record<string, unknown> = {}, options?: HallOptions, as?: string) {
    const buyer = await this.authenticated({ method: '가상계좌', ...choice }, options, as);
    await buyer.pay();
    return buyer;
  }

  deposit(paymentKey: string) {
    return this.sandbox.admin('POST', `/toss/admin/payments/${paymentKey}/deposit`, {});
  }

  reverse(paymentKey: string) {
    return this.sandbox.admin('POST', `/toss/admin/payments/${paymentKey}/reverse-deposit`);
  }

  /** Every event Toss has about a payment, oldest first. */
  async events(paymentKey: string): Promise<readonly Delivered['body'][]> {
    const { items } = (await this.sandbox.admin('GET', '/toss/admin/webhooks')) as unknown as { items: Delivered[] };
    return items.filter((item) => item.paymentKey === paymentKey).map(({ body }) => body);
  }

  /** What became of each event. */
  async receive(...bodies: readonly unknown[]): Promise<WebhookOutcome[]> {
    const outcomes: WebhookOutcome[] = [];
    for (const body of bodies) outcomes.push(await this.backend.get(ReceiveWebhook).execute(body));
    return outcomes;
  }

  /** What the worker does every two seconds. */
  watch(): Promise<number> {
    return this.backend.get(WatchAccounts).execute();
  }

  private looksAt(bookingId: string) {
    const { sql } = this.backend;
    const state = () =>
      sql.one<{ booking: string; payment: string; captures: number; tickets: number; seats: string }>(
        `select b.state as booking,
                (select state from payment p where p.booking_id = b.id order by created_at desc limit 1) as payment,
                (select count(*)::int from payment_transaction t join payment p on p.id = t.payment_id
                  where p.booking_id = b.id and t.kind = 'CAPTURE') as captures,
                (select count(*)::int from ticket where booking_id = b.id and state = 'VALID') as tickets,
                (select string_agg(distinct state, ',') from claim where booking_id = b.id) as seats
           from booking b where b.id = $1`,
        [bookingId],
      );
    const mine = 'payment_id in (select id from payment where booking_id = $1)';
    const account = () =>
      sql.one<{ dueAt: Date; seen: boolean; heldUntil: Date; next: Date | null }>(
        `select due_at as "dueAt", deposit_seen_at is not null as seen, next_look_at as next,
                (select expires_at from booking where id = $1) as "heldUntil" from virtual_account where ${mine}`,
        [bookingId],
      );
    const messages = async (topic: string) =>
      (
        await sql.query(`select 1 from outbox_message where topic = $2 and payload ->> 'bookingId' = $1::text`, [
          bookingId,
          topic,
        ])
      ).length;
    /** As if the deposit had been seen so long ago. */
    const depositSeen = (secondsAgo: number) =>
      sql.query(
        `update virtual_account set deposit_seen_at = clock_timestamp() - make_interval(secs => $2), next_look_at = clock_timestamp()
          where ${mine}`,
        [bookingId, secondsAgo],
      );
    /** As if the account had fallen due so long ago. */
    const due = (secondsAgo: number) =>
      sql.query(
        `update virtual_account set due_at = clock_timestamp() - make_interval(secs => $2), next_look_at = clock_timestamp()
          where ${mine}`,
        [bookingId, secondsAgo],
      );
    const lookNow = () =>
      sql.query(`update virtual_account set next_look_at = clock_timestamp() where ${mine}`, [bookingId]);
    return { state, account, messages, depositSeen, due, lookNow };
  }
}

export const WAITING = {
  booking: 'AWAITING_DEPOSIT',
  payment: 'WAITING_FOR_DEPOSIT',
  captures: 0,
  tickets: 0,
  seats: 'HELD',
};
export const DEPOSITED = { booking: 'CONFIRMED', payment: 'CAPTURED', captures: 1, tickets: 2, seats: 'SOLD' };
