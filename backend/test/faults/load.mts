import { randomUUID } from 'node:crypto';
import { mustBeSold, mustBeSoldOrReturned } from './books.mts';
import { type Order, shown } from './buyer.mts';
import { type Round, must } from './fault.mts';
import type { Answer } from './http.mts';
import { pause } from './wait.mts';

interface Sold {
  readonly order: Order;
  readonly email: string;
}

/** What a disturbed sale may answer beside success and refusals. */
interface Tolerance {
  /** No answer at all: only where the api itself dies. */
  readonly lost?: boolean;
}

interface Wish extends Tolerance {
  /** Where people go; to the api itself unless said. */
  readonly origin?: string;
  /** Hears of every answer of TIKETI. */
  readonly heard?: (answer: Answer) => void;
}

/**
 * A sale going on while something breaks: people who hold, pay, and press again when they are told to try later. What
 * they were told is kept, to be compared with the books.
 */
export class Load {
  private readonly round: Round;
  private readonly wish: Wish;
  private readonly sold: Sold[] = [];
  /** Paid, but not told so. */
  private readonly unsure: Sold[] = [];
  private readonly people: Promise<void>[];
  private readonly odd: string[] = [];
  private isOver = false;
  /** Sales since the last reset; whoever waits for recovery looks at it. */
  sales = 0;
  told503 = 0;

  private constructor(round: Round, people: number, wish: Wish) {
    this.round = round;
    this.wish = wish;
    this.people = Array.from({ length: people }, () => this.person());
  }

  static begin(round: Round, people: number, wish: Wish = {}): Load {
    return new Load(round, people, wish);
  }

  /** Ends the sale; what was promised to people is checked at rest. */
  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.people);
    const { odd, round, sold, unsure } = this;
    round.note('sold under load', sold.length);
    must(odd.length === 0, `nobody is answered oddly: ${[...new Set(odd)].slice(0, 5).join(' | ')}`);
    for (const { order, email } of sold) round.later(() => mustBeSold(round, order, 1, email));
    for (const { order, email } of unsure) round.later(() => mustBeSoldOrReturned(round, order, 1, email));
  }

  private async person(): Promise<void> {
    while (!this.isOver) {
      try {
        await this.buys();
      } catch {
        // Nothing could be prepared, because the database is down on purpose.
        await pause(200);
      }
    }
  }

  private async buys(): Promise<void> {
    const { world } = this.round;
    const buyer = await this.round.buyer();
    buyer.origin = this.wish.origin ?? buyer.origin;
    const { performanceId, seatIds } = await world.sales.seats(1);
    const key = randomUUID();
    const held = await this.patiently(() => buyer.hold(performanceId, seatIds, key));
    if (held?.status !== 201) return;
    const checkout = await this.patiently(() => buyer.checkout(String(held.body.id)));
    if (checkout?.status !== 200) return;
    const { orderId, amount } = checkout.body as { orderId: string; amount: number };
    const paymentKey = await world.toss.authenticate({ orderId, amount });
    const { id, number } = held.body as { id: string; number: string };
    const order = { bookingId: id, number, orderId, amount, paymentKey, payKey: randomUUID() };
    const paid = await this.patiently(() => buyer.press(order));
    if (paid?.status !== 200) {
      this.unsure.push({ order, email: buyer.email });
      return;
    }
    this.sold.push({ order, email: buyer.email });
    this.sales += 1;
  }

  /** Presses again, with the same key, while told to try later. */
  private async patiently(press: () => Promise<Answer>): Promise<Answer | undefined> {
    for (let tries = 0; tries < 60; tries += 1) {
      const answer = await press();
      this.look(answer);
      if (answer.status !== 503 && answer.status !== 0) return answer;
      if (this.isOver) return undefined;
      await pause(250);
    }
    return undefined;
  }

  private look(answer: Answer): void {
    this.wish.heard?.(answer);
    const { status, headers } = answer;
    if (status === 503) this.told503 += 1;
    const isOdd =
      (status >= 500 && (status !== 503 || headers['retry-after'] === undefined)) ||
      (status === 0 && this.wish.lost !== true);
    if (isOdd) this.odd.push(status === 503 ? '503 without Retry-After' : shown(answer));
  }
}
