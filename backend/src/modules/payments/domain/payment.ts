import type { Won } from '#kernel/won';
import type { PaymentState } from './payment-state';

export type PaymentMethod =
  'CARD' | 'EASY_PAY' | 'TRANSFER' | 'VIRTUAL_ACCOUNT' | 'MOBILE_PHONE' | 'GIFT_CERTIFICATE' | 'OTHER';

/** Toss's English codes of easy-pay providers. */
export type EasyPayProvider =
  'TOSSPAY' | 'KAKAOPAY' | 'NAVERPAY' | 'SAMSUNGPAY' | 'APPLEPAY' | 'PAYCO' | 'LPAY' | 'SSG' | 'PINPAY' | 'OTHER';

/** One attempt to pay for a booking. */
export interface Payment {
  /** Also the idempotency key of everything the gateway is asked to do with the money of this attempt. */
  readonly id: string;
  readonly bookingId: string;
  /** Our name for the attempt at the gateway; never used twice. */
  readonly orderId: string;
  /** The gateway's name for it, known once the buyer has been through the payment window. */
  readonly paymentKey: string | null;
  readonly state: PaymentState;
  readonly stateAt: Date;
  readonly amount: Won;
  /** Captured and not given back. */
  readonly balance: Won;
  readonly method: PaymentMethod | null;
  readonly easyPayProvider: EasyPayProvider | null;
  readonly approvedAt: Date | null;
  readonly receiptUrl: string | null;
  readonly failureCode: string | null;
  /** Set when the money came although the booking could not take it any more: it only goes back. */
  readonly returningSince: Date | null;
}

/** A confirmation the gateway has not heard within this time after the buyer authenticated is refused (Toss: 10 min). */
export const CONFIRM_WINDOW_MS = 10 * 60_000;
