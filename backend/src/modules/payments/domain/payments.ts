import type { Won } from '#kernel/won';
import type { GatewayPayment } from './gateway-answer';
import type { Payment, PaymentMethod } from './payment';
import type { PaymentState } from './payment-state';

export interface NewPayment {
  readonly id: string;
  readonly bookingId: string;
  readonly orderId: string;
  readonly amount: Won;
}

/** A buyer's request to pay, as far as its repetition must say the same. */
export interface PaymentRequest {
  readonly bookingId: string;
  readonly idempotencyKey: string;
  readonly paymentId: string;
  readonly paymentKey: string;
  readonly amount: Won;
}

/** Who moves a payment, why, and what is learnt with it. */
export interface PaymentMove {
  readonly to: PaymentState;
  readonly actor: PaymentActor;
  readonly cause: string;
  /** What the gateway said about the money. */
  readonly money?: GatewayPayment;
  readonly failureCode?: string;
  /** The booking cannot take the money: from now on it only goes back. */
  readonly returning?: boolean;
}

export type PaymentActor = 'buyer' | 'gateway' | 'reconciler' | 'webhook' | 'system';

export interface MoneyMoved {
  readonly kind: 'CAPTURE' | 'REFUND';
  readonly amount: Won;
  /** The gateway's own key; the same one is written down once. */
  readonly transactionKey: string;
  readonly at: Date;
  /** Where the payment does not say it yet. */
  readonly method?: PaymentMethod | null;
}

/**
 * Where payments are kept. Writes join the caller's transaction; who writes locks the booking first, then the payment.
 * The database logs every move and refuses those that are not in the table.
 */
export abstract class Payments {
  /** The prepared attempt of a booking that nobody has begun to pay. */
  abstract prepared(bookingId: string): Promise<Payment | undefined>;
  /** Adds an attempt in READY. */
  abstract add(payment: NewPayment): Promise<Payment>;
  abstract byOrder(orderId: string): Promise<Payment | undefined>;
  /** The payment that has one of these names, the first of them that is given. */
  abstract named(names: {
    readonly orderId: string | undefined;
    readonly paymentKey: string | undefined;
    readonly transactionKey: string | undefined;
  }): Promise<Payment | undefined>;
  /** The one whose money we have, all of it or the rest. */
  abstract paid(bookingId: string): Promise<Payment | undefined>;
  /**
   * Writes down what a request to pay said under its key; false when the key stands for another request of this booking.
   */
  abstract isSameRequest(request: PaymentRequest): Promise<boolean>;
  /** @throws PaymentNotFound */
  abstract get(paymentId: string): Promise<Payment>;
  /** Locks it until the transaction ends. @throws PaymentNotFound */
  abstract lock(paymentId: string): Promise<Payment>;
  /** READY → CONFIRMING. @throws PaymentAlreadyDone when the payment key belongs to another attempt */
  abstract begin(payment: Payment, by: { paymentKey: string; idempotencyKey: string }): Promise<Payment>;
  abstract move(payment: Payment, move: PaymentMove): Promise<Payment>;
  /** Writes down money that moved; a transaction key that is there already changes nothing. */
  abstract record(payment: Payment, moved: MoneyMoved): Promise<void>;
  /** How the gateway knows this buyer: random, stable, made on the first call. */
  abstract customerKey(accountId: string): Promise<string>;
  /** Takes payments nobody is waiting for any more, least recently looked up first; other workers skip them. */
  abstract takeUnresolved(limit: number): Promise<readonly string[]>;
  /** READY → EXPIRED for attempts whose booking has ended; how many. */
  abstract expireAbandoned(limit: number): Promise<number>;
  /** How many are unresolved, and for how long the oldest has been, in seconds. */
  abstract unresolved(): Promise<{ count: number; oldestSeconds: number }>;
  /** The attempt of a booking that waits for a deposit. */
  abstract waitingForDeposit(bookingId: string): Promise<string | undefined>;
}
