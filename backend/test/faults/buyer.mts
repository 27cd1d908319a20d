import { randomUUID } from 'node:crypto';
import { type Answer, type Call, call } from './http.mts';
import { pause } from './wait.mts';
import type { World } from './world.mts';

export interface Order {
  readonly bookingId: string;
  readonly number: string;
  readonly orderId: string;
  readonly amount: number;
  readonly paymentKey: string;
  /** Of the press on "pay": the same again is the same press. */
  readonly payKey: string;
}

/** Somebody with a browser. Never sees a 500, and asks again when told to. */
export class Buyer {
  readonly accountId: string;
  readonly email: string;
  private readonly world: World;
  private readonly token: string;
  private readonly address: string;
  /** The process this buyer talks to. */
  origin: string;

  private constructor(world: World, who: { accountId: string; sessionId: string }) {
    this.world = world;
    this.accountId = who.accountId;
    this.email = `${who.accountId}@bench.test`;
    this.token = world.tokens.of(who);
    this.origin = world.origin;
    const number = parseInt(who.accountId.slice(0, 6), 16);
    this.address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
  }

  static async comes(world: World): Promise<Buyer> {
    return new Buyer(world, await world.sales.buyer());
  }

  send(path: string, { headers, ...rest }: Call = {}): Promise<Answer> {
    return call(`${this.origin}/api/v1${path}`, {
      ...rest,
      headers: { authorization: `Bearer ${this.token}`, 'x-forwarded-for': this.address, ...headers },
    });
  }

  hold(performanceId: string, seatIds: readonly string[], key: string = randomUUID()): Promise<Answer> {
    const headers = { 'idempotency-key': key };
    return this.send(`/performances/${performanceId}/holds`, { headers, body: { seatIds } });
  }

  checkout(bookingId: string): Promise<Answer> {
    return this.send(`/bookings/${bookingId}/checkout`, { method: 'POST' });
  }

  /** One press on "pay". */
  press({ bookingId, orderId, amount, paymentKey, payKey }: Order, key: string = payKey): Promise<Answer> {
    const headers = { 'idempotency-key': key };
    return this.send(`/bookings/${bookingId}/payments`, { headers, body: { paymentKey, orderId, amount } });
  }

  /** Presses "pay", and again with the same key while told that paying is interrupted for a moment. */
  pay(order: Order, key: string = order.payKey): Promise<Answer> {
    return this.patiently(() => this.press(order, key));
  }

  /** Gives tickets back for what the quote says; none named: all. */
  async cancel(bookingId: string, seatIds: readonly string[] = []): Promise<{ refund: number; answer: Answer }> {
    const query = seatIds.map((seat) => `seatIds=${encodeURIComponent(seat)}`).join('&');
    const quote = await this.send(`/bookings/${bookingId}/cancellation-quote?${query}`);
    if (quote.status !== 200) throw new Error(`A quote of a confirmed booking was answered ${shown(quote)}`);
    const { refund } = (quote.body as { totals: { refund: number } }).totals;
    const body = { ...(seatIds.length > 0 && { seatIds }), expectedRefund: refund };
    const headers = { 'idempotency-key': randomUUID() };
    const answer = await this.patiently(() => this.send(`/bookings/${bookingId}/cancellations`, { headers, body }));
    return { refund, answer };
  }

  /** Wants other seats of the same performance for all of a booking's, for what the quote says. */
  async change(bookingId: string, performanceId: string, seatIds: readonly string[], to: readonly string[]) {
    const wish = { seatIds, toPerformanceId: performanceId, toSeatIds: to };
    const query = new URLSearchParams([['toPerformanceId', performanceId]]);
    for (const seat of seatIds) query.append('seatIds', seat);
    for (const seat of to) query.append('toSeatIds', seat);
    const quote = await this.send(`/bookings/${bookingId}/change-quote?${query.toString()}`);
    if (quote.status !== 200) throw new Error(`A quote of a change was answered ${shown(quote)}`);
    const { difference } = quote.body as { difference: number };
    const headers = { 'idempotency-key': randomUUID() };
    const body = { ...wish, expectedDifference: difference };
    return this.send(`/bookings/${bookingId}/changes`, { headers, body });
  }

  booking(bookingId: string): Promise<Answer> {
    return this.send(`/bookings/${bookingId}`);
  }

  /** Holds fresh seats and goes through the payment window: ready to press "pay". */
  async walksToPay(seatCount = 2, method?: string): Promise<Order & { performanceId: string; seatIds: string[] }> {
    const seats = await this.world.sales.seats(seatCount);
    const held = await this.hold(seats.performanceId, seats.seatIds);
    if (held.status !== 201) throw new Error(`A hold of fresh seats was answered ${shown(held)}`);
    return { ...seats, ...(await this.throughTheWindow(held.body as { id: string; number: string }, method)) };
  }

  async throughTheWindow({ id, number }: { id: string; number: string }, method?: string): Promise<Order> {
    const checkout = await this.patiently(() => this.checkout(id));
    if (checkout.status !== 200) throw new Error(`The checkout of a hold was answered ${shown(checkout)}`);
    const { orderId, amount } = checkout.body as { orderId: string; amount: number };
    const paymentKey = await this.world.toss.authenticate({ orderId, amount, ...(method && { method }) });
    return { bookingId: id, number, orderId, amount, paymentKey, payKey: randomUUID() };
  }

  /** While Toss is away, paying is interrupted for everybody (503 and when to come back). */
  private async patiently(press: () => Promise<Answer>): Promise<Answer> {
    for (let presses = 1; ; presses += 1) {
      const answer = await press();
      if (answer.status !== 503 || presses === PRESSES) return answer;
      await pause(PRESS_EVERY_MS);
    }
  }
}

const PRESS_EVERY_MS = 300;
const PRESSES = 200;

export const shown = ({ status, body }: Answer): string => `${status} ${JSON.stringify(body).slice(0, 300)}`;
