import { Injectable } from '@nestjs/common';
import { Buyers } from '#modules/accounts';
import { BookingNotFound, BookingReads, type OrderLine } from '#modules/bookings';
import { AppConfig } from '#platform/config/app-config';
import { type AccountOffer, AccountTerms } from '../domain/account-terms';
import { TossClient } from '../domain/toss-client';
import { PrepareAttempt } from './prepare-attempt.use-case';

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
  /** What this performance may be paid with. */
  readonly methods: CheckoutMethod[];
  /** Null unless VIRTUAL_ACCOUNT is among the methods. */
  readonly virtualAccount: AccountOffer | null;
}

export type CheckoutMethod = 'CARD' | 'EASY_PAY' | 'TRANSFER' | 'VIRTUAL_ACCOUNT';

/** Prepares the payment of a held booking with the server's own total. Nothing is charged; safe to repeat. */
@Injectable()
export class PrepareCheckout {
  constructor(
    private readonly config: AppConfig,
    private readonly attempts: PrepareAttempt,
    private readonly reads: BookingReads,
    private readonly buyers: Buyers,
    private readonly accountTerms: AccountTerms,
    private readonly toss: TossClient,
  ) {}

  /** @throws BookingNotFound, HoldExpired, BookingNotPayable, GatewayUnavailable */
  async execute({ bookingId, accountId }: { bookingId: string; accountId: string }): Promise<Checkout> {
    await this.toss.assertReachable();
    const { booking, payment, customerKey, expiresAt } = await this.attempts.execute(bookingId, accountId);
    const { isChange, performanceId } = booking;
    const [order, buyer, offer] = await Promise.all([
      this.reads.orderOf(bookingId),
      this.buyers.contactOf(accountId),
      isChange ? undefined : this.accountTerms.offer({ performanceId, accountId }),
    ]);
    const virtualAccount = offer || null;
    if (!buyer || !order) throw new BookingNotFound();
    const page = `${this.config.PUBLIC_ORIGIN}/checkout/${bookingId}`;
    return {
      orderId: payment.orderId,
      orderName: orderName(order, buyer.locale),
      amount: payment.amount,
      clientKey: this.config.TOSS_CLIENT_KEY,
      sdkUrl: this.config.TOSS_SDK_URL,
      customerKey,
      customerName: buyer.displayName,
      customerEmail: buyer.email,
      successUrl: `${page}/success`,
      failUrl: `${page}/fail`,
      expiresAt,
      methods: ['CARD', 'EASY_PAY', 'TRANSFER', ...(virtualAccount ? (['VIRTUAL_ACCOUNT'] as const) : [])],
      virtualAccount,
    };
  }
}

/** 여름밤 재즈 페스티벌 외, 좌석 2매 */
function orderName({ title, seats }: OrderLine, locale: 'ko' | 'en'): string {
  const tail = locale === 'ko' ? ` ${seats}매` : `, ${seats} ticket${seats === 1 ? '' : 's'}`;
  return title[locale].slice(0, ORDER_NAME_LENGTH - tail.length) + tail;
}
