import { BookingResponse } from '#modules/bookings';
import type { StaffBooking } from '../application/staff-bookings';

export class BuyerContactResponse {
  name!: string;
  email!: string;
  phone!: string | null;
}

export class UnmaskedBuyerResponse {
  buyer!: BuyerContactResponse;
}

export class StaffTransactionResponse {
  kind!: 'CAPTURE' | 'REFUND';
  /** In won. */
  amount!: number;
  /** The gateway's own. */
  transactionKey!: string;
  at!: Date;
}

export class StaffPaymentResponse {
  id!: string;
  state!: string;
  method!: string | null;
  /** In won. */
  amount!: number;
  /** Captured and not given back, in won. */
  balance!: number;
  orderId!: string;
  paymentKey!: string | null;
  failureCode!: string | null;
  createdAt!: Date;
  approvedAt!: Date | null;
  transactions!: StaffTransactionResponse[];
}

export class StaffTicketResponse {
  id!: string;
  code!: string;
  state!: 'VALID' | 'USED' | 'VOID';
  seatId!: string;
  issuedAt!: Date;
  usedAt!: Date | null;
  voidedAt!: Date | null;
}

export class TransitionResponse {
  at!: Date;
  of!: 'booking' | 'claim' | 'payment' | 'refund' | 'ticket';
  id!: string;
  /** Empty when it began. */
  from!: string;
  to!: string;
  /** Who moved it. */
  actor!: string;
  /** Why. */
  cause!: string;
}

/** What its buyer sees of a booking, and what staff see beyond it. */
export class StaffBookingResponse extends BookingResponse {
  /** Masked: 홍*동, h***@e***.com. */
  buyer!: BuyerContactResponse;
  /** Every attempt to pay, oldest first. */
  payments!: StaffPaymentResponse[];
  tickets!: StaffTicketResponse[];
  /** Every move of the booking, its seats, payments, refunds and tickets, oldest first. */
  transitions!: TransitionResponse[];

  static of({ buyer, payments, tickets, transitions, ...booking }: StaffBooking): StaffBookingResponse {
    const seen = BookingResponse.from({ ...booking, accountId: '' });
    // Instants in `payments`, `tickets` and `transitions` are ISO 8601 already, as the database's JSON writes them.
    return { ...seen, buyer, payments, tickets, transitions } as unknown as StaffBookingResponse;
  }
}
