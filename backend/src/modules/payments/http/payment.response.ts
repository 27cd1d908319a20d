import { BankResponse, BookingResponse } from '#modules/bookings';
import type { Checkout } from '../application/prepare-checkout.use-case';

export class BankListResponse {
  items!: BankResponse[];
}

/** What the payment window is told about a virtual account. */
export class AccountOfferResponse {
  /** `virtualAccount.validHours` of `requestPayment`; an account that is valid for longer is refused. */
  validHours!: number;
  /** When the account would fall due if it were issued now. */
  dueAt!: Date;
}

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
  /** What this performance may be paid with. */
  methods!: ('CARD' | 'EASY_PAY' | 'TRANSFER' | 'VIRTUAL_ACCOUNT')[];
  /** Null unless VIRTUAL_ACCOUNT is among the methods. */
  virtualAccount!: AccountOfferResponse | null;
}

export class PaymentResponse {
  /**
   * CAPTURED: paid. WAITING_FOR_DEPOSIT: the account is in `booking.payment.virtualAccount`. UNKNOWN (202): Toss has not
   * answered yet; read the booking again every few seconds.
   */
  status!: 'CAPTURED' | 'WAITING_FOR_DEPOSIT' | 'UNKNOWN';
  booking!: BookingResponse;
}
