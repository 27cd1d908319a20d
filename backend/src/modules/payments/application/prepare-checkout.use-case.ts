import { Injectable } from '@nestjs/common';
import { newCode, newId } from '#kernel/ids';
import { Buyers } from '#modules/accounts';
import {
  type BookingDocument,
  BookingLifecycle,
  BookingNotFound,
  BookingNotPayable,
  BookingReads,
  HoldExpired,
} from '#modules/bookings';
import { AppConfig } from '#platform/config/app-config';
import { Transactions } from '#platform/database/transactions';
import type { Payment } from '../domain/payment';
import { Payments } from '../domain/payments';

/** Toss shows it on the receipt and in the payment window; longer names are refused. */
const ORDER_NAME_LENGTH = 100;

/** Everything Toss's payment window is opened with. */
export interface Checkout {
  readonly orderId: string;
  readonly orderName: string;
  readonly amount: number;
  readonly clientKey: string;
  readonly sdkUrl: string;
  readonly customerKey: string;
  readonly customerName: string;
  readonly customerEmail: string;
  readonly successUrl: string;
  readonly failUrl: string;
  readonly expiresAt: Date;
}

/** Prepares the payment of a held booking with the server's own total. Nothing is charged; safe to repeat. */
@Injectable()
export class PrepareCheckout {
  constructor(
    private readonly config: AppConfig,
    private readonly transactions: Transactions,
    private readonly bookings: BookingLifecycle,
    private readonly reads: BookingReads,
    private readonly buyers: Buyers,
    private readonly payments: Payments,
  ) {}

  /** @throws BookingNotFound, HoldExpired, BookingNotPayable */
  async execute({ bookingId, accountId }: { bookingId: string; accountId: string }): Promise<Checkout> {
    const booking = await this.reads.ofBuyer(bookingId, accountId);
    const { payment, customerKey, expiresAt } = await this.transactions.run(() => this.prepare(bookingId, accountId));
    const buyer = await this.buyers.contactOf(accountId);
    if (!buyer) throw new BookingNotFound();
    const page = `${this.config.PUBLIC_ORIGIN}/checkout/${bookingId}`;
    return {
      orderId: payment.orderId,
      orderName: orderName(booking, buyer.locale),
      amount: payment.amount,
      clientKey: this.config.TOSS_CLIENT_KEY,
      sdkUrl: this.config.TOSS_SDK_URL,
      customerKey,
      customerName: buyer.displayName,
      customerEmail: buyer.email,
      successUrl: `${page}/success`,
      failUrl: `${page}/fail`,
      expiresAt,
    };
  }

  private async prepare(bookingId: string, accountId: string) {
    const booking = await this.bookings.lock(bookingId);
    if (booking.accountId !== accountId) throw new BookingNotFound();
    if (booking.state === 'EXPIRED' || (booking.state === 'HELD' && booking.isExpired)) throw new HoldExpired();
    if (booking.state !== 'HELD' || booking.expiresAt === null || booking.total === 0)
      throw new BookingNotPayable(booking.state);

    const payment = await this.attempt(booking);
    return { payment, customerKey: await this.payments.customerKey(accountId), expiresAt: booking.expiresAt };
  }

  /** A reload goes on with the attempt that is there; after a refusal, or when the sum changed, a new one begins. */
  private async attempt(booking: { id: string; number: string; total: number }): Promise<Payment> {
    const prepared = await this.payments.prepared(booking.id);
    if (prepared?.amount === booking.total) return prepared;
    if (prepared) await this.payments.move(prepared, { to: 'EXPIRED', actor: 'system', cause: 'total-changed' });
    return this.payments.add({
      id: newId(),
      bookingId: booking.id,
      orderId: `${booking.number}-${newCode(12)}`,
      amount: booking.total,
    });
  }
}

/** 여름밤 재즈 페스티벌 외, 좌석 2매 */
function orderName({ performance, seats }: BookingDocument, locale: 'ko' | 'en'): string {
  const tail = locale === 'ko' ? ` ${seats.length}매` : `, ${seats.length} ticket${seats.length === 1 ? '' : 's'}`;
  return performance.event.title[locale].slice(0, ORDER_NAME_LENGTH - tail.length) + tail;
}
