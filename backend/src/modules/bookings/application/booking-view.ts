import type { LocalizedText } from '#kernel/localized-text';
import type { Won } from '#kernel/won';
import type { BookingState } from '../domain/booking-state';
import type { NotCancellable } from '../domain/cancellability';
import type { NotChangeable } from '../domain/changeability';
import type { ClaimState } from '../domain/claim-state';

export interface BookedSeat {
  readonly claimId: string;
  readonly ordinal: number;
  readonly seatId: string;
  readonly label: LocalizedText;
  readonly section: LocalizedText;
  readonly row: string;
  readonly number: number;
  readonly grade: { readonly code: string; readonly name: LocalizedText };
  readonly price: Won;
  readonly state: ClaimState;
}

export interface BookedPerformance {
  readonly id: string;
  readonly startsAt: Date;
  readonly doorsOpenAt: Date;
  readonly event: {
    readonly id: string;
    readonly title: LocalizedText;
    readonly poster: {
      readonly thumbnail: string;
      readonly medium: string;
      readonly full: string;
      readonly alt: LocalizedText;
    };
  };
  readonly venue: { readonly name: LocalizedText; readonly address: LocalizedText };
}

/** Where the buyer is to transfer the money. `WAITING`: not seen yet. `DEPOSIT_SEEN`: seen, and believed minutes later. */
export interface BookedVirtualAccount {
  readonly bank: { readonly code: string; readonly name: LocalizedText };
  readonly accountNumber: string;
  readonly customerName: string;
  readonly dueAt: Date;
  readonly state: 'WAITING' | 'DEPOSIT_SEEN' | 'PAID' | 'EXPIRED';
}

export interface BookedCashReceipt {
  readonly type: 'INCOME_DEDUCTION' | 'PROOF_OF_EXPENSE';
  readonly state: 'REQUESTED' | 'ISSUED' | 'CANCELLED';
  readonly receiptUrl: string | null;
}

export interface BookingPayment {
  readonly id: string;
  readonly status: string;
  readonly amount: Won;
  /** Captured and not given back. */
  readonly balance: Won;
  readonly method: string | null;
  readonly easyPayProvider: string | null;
  readonly approvedAt: Date | null;
  readonly receiptUrl: string | null;
  readonly virtualAccount: BookedVirtualAccount | null;
  readonly cashReceipt: BookedCashReceipt | null;
}

/** Money that moved for a booking: taken, or given back. */
export interface MoneyMovement {
  readonly at: Date;
  readonly kind: 'CAPTURE' | 'REFUND';
  readonly amount: Won;
  readonly method: string | null;
  readonly receiptUrl: string | null;
}

/** Money promised back for seats that were given back, or for money that came for nothing. */
export interface BookedRefund {
  readonly id: string;
  readonly state: 'REQUESTED' | 'SENT' | 'UNKNOWN' | 'DONE' | 'MANUAL';
  readonly cause: 'BUYER' | 'STAFF' | 'ORGANISER' | 'NO_SEAT' | 'CHANGE' | 'BANK' | 'GATEWAY';
  readonly amount: Won;
  readonly cancellationFee: Won;
  readonly bookingFeeReturned: Won;
  readonly seatIds: readonly string[];
  /** The refund of the seats and fees whose sum this one shares, because two payments stand behind the booking. */
  readonly partOf: string | null;
  /** The money came by virtual account and nobody knows yet where it should go. */
  readonly needsAccount: boolean;
  readonly requestedAt: Date;
  readonly doneAt: Date | null;
}

export interface BookedCancellation {
  readonly possible: boolean;
  readonly reason: NotCancellable | null;
  /** Until when it costs no cancellation fee; null when that time is over. */
  readonly freeUntil: Date | null;
}

/** Whether seats or date can be changed now, and the rule for it. */
export interface ChangeOffer {
  readonly possible: boolean;
  readonly reason: NotChangeable | null;
  /** Until when; null when that time is over, or never was. */
  readonly until: Date | null;
  /** Another date of the event too. */
  readonly otherDates: boolean;
  readonly feePerTicket: Won;
}

/** A change of seats or date this booking came from, or went to. */
export interface BookedChange {
  readonly id: string;
  readonly state: 'HELD' | 'PAYING' | 'DONE' | 'LAPSED' | 'REFUNDED';
  /** FROM: this booking has the new seats. TO: its seats became others. */
  readonly direction: 'FROM' | 'TO';
  /** The other booking. */
  readonly bookingId: string;
  readonly bookingNumber: string;
  readonly startsAt: Date;
  readonly oldSeatIds: readonly string[];
  /** What had been paid for the old seats and counts for the new ones. */
  readonly credit: Won;
  readonly newTotal: Won;
  /** Part of `newTotal`. */
  readonly changeFee: Won;
  /** `newTotal - credit`: paid, or given back when it is negative. */
  readonly difference: number;
  readonly at: Date;
}

/** A booking as people read it, also on a ticket, in a mail and on a receipt. */
export interface BookingDocument {
  readonly id: string;
  readonly number: string;
  readonly accountId: string;
  readonly state: BookingState;
  readonly performance: BookedPerformance;
  /** All seats it ever had; `state` says which were given back. */
  readonly seats: readonly BookedSeat[];
  readonly amounts: { readonly tickets: Won; readonly bookingFee: Won; readonly discount: Won; readonly total: Won };
  /** What is to be paid for it: the total, or for a change of seats the difference. */
  readonly due: Won;
  readonly expiresAt: Date | null;
  readonly serverTime: Date;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  readonly payment: BookingPayment | null;
  /** Oldest first, over all attempts to pay. */
  readonly history: readonly MoneyMovement[];
  /** Oldest first. */
  readonly refunds: readonly BookedRefund[];
  readonly cancellation: BookedCancellation;
  readonly changing: ChangeOffer;
  /** Oldest first. */
  readonly changes: readonly BookedChange[];
}

/** What the answer to a hold shows. */
export type HeldBooking = Pick<
  BookingDocument,
  'id' | 'number' | 'state' | 'seats' | 'amounts' | 'expiresAt' | 'serverTime'
>;

/** What a payment is called by: the show, and how many seats. */
export interface OrderLine {
  readonly title: LocalizedText;
  readonly seats: number;
}

/** Reads of bookings. */
export abstract class BookingReads {
  /** Whoever it belongs to: for tickets, mails and receipts. */
  abstract document(bookingId: string): Promise<BookingDocument | undefined>;
  /** @throws BookingNotFound also when it is somebody else's. */
  abstract ofBuyer(bookingId: string, buyerId: string): Promise<BookingDocument>;
  /** Undefined when there is none; whoever it belongs to. */
  abstract orderOf(bookingId: string): Promise<OrderLine | undefined>;
  /** What this buyer's key made; undefined when it made nothing. */
  abstract ofKey(buyerId: string, idempotencyKey: string): Promise<BookingDocument | undefined>;
  /** Newest first. */
  abstract listOfBuyer(
    buyerId: string,
    page: number,
    size: number,
  ): Promise<{ items: readonly BookingDocument[]; page: number; size: number; total: number }>;
}
