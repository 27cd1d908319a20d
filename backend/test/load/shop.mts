import { randomUUID } from 'node:crypto';
import type { Random } from '../faults/random.mts';
import type { Toss } from '../faults/toss.mts';
import type { Client } from './client.mts';
import type { Flows } from './flows.mts';
import type { Person } from './person.mts';

interface Held {
  readonly person: Person;
  readonly bookingId: string;
  readonly giveBack: NodeJS.Timeout;
}

export interface ShopWish {
  /** How long people look before they choose, at most. */
  readonly lookMs: number;
  /** How long seats nobody pays for are kept. */
  readonly keepMs: number;
  /** So many tries, then they give up. The service allows ten a minute. */
  readonly tries: number;
  /** The gateway's own time: from, to. */
  readonly gatewayMs: readonly [number, number];
}

/** The best seats, which most people try for: most lose, as in a real rush. */
const WANTED_SEATS = 400;
const WANTED_BY = 0.85;

/** What people do who were let in: look at the map, try for two seats side by side, pay or give back, and go. */
export class Shop {
  /** Wishes for seats for which nobody was there. */
  unmet = 0;
  /** Payments for which nobody held seats. */
  unpaid = 0;
  paid = 0;
  /** Who hears that they hold seats only now gives them back at once. */
  private isClosed = false;
  private readonly ready: Person[] = [];
  private readonly held = new Map<string, Held>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly performanceId: string;
  private readonly seatIds: readonly string[];
  private readonly client: Client;
  private readonly flows: Flows;
  private readonly toss: Toss;
  private readonly random: Random;
  private readonly wish: ShopWish;
  private readonly track: (work: Promise<void>) => void;

  constructor(parts: {
    performanceId: string;
    seatIds: readonly string[];
    client: Client;
    flows: Flows;
    toss: Toss;
    random: Random;
    wish: ShopWish;
    /** Keeps an eye on what is under way. */
    track: (work: Promise<void>) => void;
  }) {
    this.performanceId = parts.performanceId;
    this.seatIds = parts.seatIds;
    this.client = parts.client;
    this.flows = parts.flows;
    this.toss = parts.toss;
    this.random = parts.random;
    this.wish = parts.wish;
    this.track = parts.track;
  }

  /** Somebody who was let in loads the map, and watches it when they have a socket. */
  enter(person: Person): void {
    this.later(this.random.next() * this.wish.lookMs, async () => {
      const { headers } = person;
      await Promise.all([
        this.client.send('seat map', `/performances/${this.performanceId}/seat-map`, { headers }),
        this.client.send('seat status', `/performances/${this.performanceId}/seat-status`, { headers }),
      ]);
      this.watch(person);
      this.later(this.random.next() * this.wish.lookMs, async () => void this.ready.push(person));
    });
  }

  /** Somebody who knows what they want. */
  admit(person: Person): void {
    this.ready.push(person);
  }

  /** Who waited longest tries for seats. */
  async hold(dueAt: number): Promise<void> {
    const person = this.ready.shift();
    if (!person) return void (this.unmet += 1);
    person.tries += 1;
    const reply = await this.client.send('hold', `/performances/${this.performanceId}/holds`, {
      method: 'POST',
      headers: { ...person.headers, 'idempotency-key': randomUUID() },
      body: { seatIds: this.choose() },
      dueAt,
      refusals: [409],
    });
    if (reply.verdict === 'done') {
      const { id: bookingId } = reply.json() as { id: string };
      const giveBack = setTimeout(() => this.track(this.giveBack(bookingId)), this.wish.keepMs);
      this.held.set(bookingId, { person, bookingId, giveBack });
      if (this.isClosed) await this.giveBack(bookingId);
    } else await this.goOn(person);
  }

  /** Who has held seats longest pays for them. */
  async pay(dueAt: number): Promise<void> {
    const [held] = this.held.values();
    if (!held) return void (this.unpaid += 1);
    const { person, bookingId, giveBack } = held;
    clearTimeout(giveBack);
    this.held.delete(bookingId);
    const { headers } = person;
    const checkout = await this.client.send('checkout', `/bookings/${bookingId}/checkout`, {
      method: 'POST',
      headers,
      dueAt,
    });
    if (checkout.verdict !== 'done') return this.goOn(person);
    const { orderId, amount } = checkout.json() as { orderId: string; amount: number };
    const [least, most] = this.wish.gatewayMs;
    const delayMs = this.random.between(least, most);
    const paymentKey = await this.toss.authenticate({ orderId, amount });
    await this.toss.fault({ on: 'confirm', orderId, delayMs });
    const paid = await this.client.send('pay', `/bookings/${bookingId}/payments`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': randomUUID() },
      body: { paymentKey, orderId, amount },
      lessMs: delayMs,
    });
    if (paid.verdict === 'done') this.paid += 1;
    this.goes(person);
  }

  /** Nobody begins anything any more; what is held is given back. */
  close(): void {
    this.isClosed = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.ready.length = 0;
    for (const bookingId of this.held.keys()) this.track(this.giveBack(bookingId));
  }

  private async giveBack(bookingId: string): Promise<void> {
    const held = this.held.get(bookingId);
    if (!held) return;
    clearTimeout(held.giveBack);
    this.held.delete(bookingId);
    const { headers } = held.person;
    await this.client.send('give back', `/bookings/${bookingId}/hold`, { method: 'DELETE', headers });
    await this.goOn(held.person);
  }

  private async goOn(person: Person): Promise<void> {
    if (person.tries < this.wish.tries) return void this.ready.push(person);
    const { headers } = person;
    if (person.admission !== undefined)
      await this.client.send('leave', `/performances/${this.performanceId}/queue/entry`, { method: 'DELETE', headers });
    this.goes(person);
  }

  private goes(person: Person): void {
    person.whereabouts = 'through';
    person.socket?.io.engine.close();
  }

  private watch(person: Person): void {
    if (!person.socket) return;
    const sentAt = performance.now();
    const seats = person.socket.io.socket('/seats');
    const { performanceId } = this;
    const wish = { performanceId, admission: person.admission, token: person.accessToken };
    seats.emit('watch', wish, ({ ok }: { ok: boolean }) => {
      this.flows.note('watch seats', ok ? 'done' : 'odd', { dueAt: sentAt, sentAt });
      if (!ok) this.flows.surprise('watch seats: refused');
    });
  }

  private choose(): string[] {
    const among = this.random.chance(WANTED_BY) ? WANTED_SEATS : this.seatIds.length;
    const first = 2 * Math.floor(this.random.next() * (among / 2));
    return this.seatIds.slice(first, first + 2);
  }

  private later(milliseconds: number, work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.track(work());
    }, milliseconds);
    this.timers.add(timer);
  }
}
