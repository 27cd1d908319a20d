import { BookingResponse } from '#modules/bookings';
import type { Checkout } from '../application/prepare-checkout.use-case';

/** What Toss's payment window is opened with (`payment.requestPayment`). */
export class CheckoutResponse implements Checkout {
  /** Our name for this attempt to pay. */
  orderId!: string;
  /** Shown in the window and on the receipt. */
  orderName!: string;
  /** In won. */
  amount!: number;
  clientKey!: string;
  /** Where Toss's browser SDK is loaded from. */
  sdkUrl!: string;
  /** How Toss knows the buyer; says nothing about the account. */
  customerKey!: string;
  customerName!: string;
  customerEmail!: string;
  successUrl!: string;
  failUrl!: string;
  /** When the hold ends; paying extends it once. */
  expiresAt!: Date;
}

export class PaymentResponse {
  /** CAPTURED: paid. UNKNOWN (202): Toss has not answered yet; read the booking again every few seconds. */
  status!: 'CAPTURED' | 'UNKNOWN';
  booking!: BookingResponse;
}
