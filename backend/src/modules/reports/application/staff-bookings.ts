import type { BookingDocument } from '#modules/bookings';
import type { Won } from '#kernel/won';

export interface StaffPayment {
  readonly id: string;
  readonly state: string;
  readonly method: string | null;
  readonly amount: Won;
  readonly balance: Won;
  /** As the payment gateway knows it. */
  readonly orderId: string;
  readonly paymentKey: string | null;
  readonly failureCode: string | null;
  readonly createdAt: string;
  readonly approvedAt: string | null;
  /** Money that moved, as the gateway numbered it. */
  readonly transactions: readonly {
    readonly kind: 'CAPTURE' | 'REFUND';
    readonly amount: Won;
    readonly transactionKey: string;
    readonly at: string;
  }[];
}

export interface StaffTicket {
  readonly id: string;
  readonly code: string;
  readonly state: 'VALID' | 'USED' | 'VOID';
  readonly seatId: string;
  readonly issuedAt: string;
  readonly usedAt: string | null;
  readonly voidedAt: string | null;
}

/** One move of one of the five machines. */
export interface Transition {
  readonly at: string;
  readonly of: 'booking' | 'claim' | 'payment' | 'refund' | 'ticket';
  readonly id: string;
  /** Empty when it began. */
  readonly from: string;
  readonly to: string;
  readonly actor: string;
  readonly cause: string;
}

export interface BuyerContact {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

export interface StaffBooking extends Omit<BookingDocument, 'accountId'> {
  /** Masked. */
  readonly buyer: BuyerContact;
  readonly payments: readonly StaffPayment[];
  readonly tickets: readonly StaffTicket[];
  /** Everything that ever moved, oldest first. */
  readonly transitions: readonly Transition[];
}

/** What staff see of a booking beyond what its buyer sees. */
export abstract class StaffBookingReads {
  abstract traces(bookingId: string): Promise<Pick<StaffBooking, 'payments' | 'tickets' | 'transitions'>>;
  /** Unmasked; undefined when there is no such booking. */
  abstract buyerOf(bookingId: string): Promise<(BuyerContact & { readonly accountId: string }) | undefined>;
}
