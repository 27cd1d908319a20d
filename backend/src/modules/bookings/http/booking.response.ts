import { LocalizedTextResponse } from '#platform/http/localized-text.response';
import type { BookingDocument, HeldBooking } from '../application/booking-view';

export class BookedSeatGradeResponse {
  code!: string;
  name!: LocalizedTextResponse;
}

export class BookedSeatResponse {
  seatId!: string;
  label!: LocalizedTextResponse;
  section!: LocalizedTextResponse;
  row!: string;
  number!: number;
  grade!: BookedSeatGradeResponse;
  /** In won. */
  price!: number;
  /** RELEASED: given back. */
  state!: 'HELD' | 'SOLD' | 'RELEASED';
}

export class BookedPosterResponse {
  thumbnail!: string;
  medium!: string;
  full!: string;
  alt!: LocalizedTextResponse;
}

export class BookedEventResponse {
  id!: string;
  title!: LocalizedTextResponse;
  poster!: BookedPosterResponse;
}

export class BookedVenueResponse {
  name!: LocalizedTextResponse;
  address!: LocalizedTextResponse;
}

export class BookedPerformanceResponse {
  id!: string;
  startsAt!: Date;
  doorsOpenAt!: Date;
  event!: BookedEventResponse;
  venue!: BookedVenueResponse;
}

/** All in won; total = tickets + bookingFee - discount. */
export class BookingAmountsResponse {
  tickets!: number;
  bookingFee!: number;
  discount!: number;
  total!: number;
}

export class BankResponse {
  code!: string;
  name!: LocalizedTextResponse;
}

/** The account to transfer the money to: `total` exactly, in one transfer, before `dueAt`. */
export class VirtualAccountResponse {
  bank!: BankResponse;
  accountNumber!: string;
  /** Whose name the account shows. */
  customerName!: string;
  dueAt!: Date;
  /** DEPOSIT_SEEN: the money was seen; the tickets follow within minutes, once the bank cannot take it back. */
  state!: 'WAITING' | 'DEPOSIT_SEEN' | 'PAID' | 'EXPIRED';
}

/** 현금영수증. */
export class BookedCashReceiptResponse {
  type!: 'INCOME_DEDUCTION' | 'PROOF_OF_EXPENSE';
  state!: 'REQUESTED' | 'ISSUED' | 'CANCELLED';
  receiptUrl!: string | null;
}

export class BookingPaymentResponse {
  id!: string;
  status!: string;
  /** In won. */
  amount!: number;
  /** Captured and not given back, in won. */
  balance!: number;
  method!: string | null;
  easyPayProvider!: string | null;
  approvedAt!: Date | null;
  receiptUrl!: string | null;
  /** Null for every other method. */
  virtualAccount!: VirtualAccountResponse | null;
  cashReceipt!: BookedCashReceiptResponse | null;
}

/** Money that was taken or given back. */
export class MoneyMovementResponse {
  at!: Date;
  kind!: 'CAPTURE' | 'REFUND';
  /** In won, always positive. */
  amount!: number;
  method!: string | null;
  receiptUrl!: string | null;
}

/** Money promised back. */
export class BookedRefundResponse {
  id!: string;
  /** DONE: the money is on its way to the buyer's card or account. MANUAL: a person is looking after it. */
  state!: 'REQUESTED' | 'SENT' | 'UNKNOWN' | 'DONE' | 'MANUAL';
  /** NO_SEAT: the money came when the seats were gone. BANK: the bank took a deposit back. */
  cause!: 'BUYER' | 'STAFF' | 'ORGANISER' | 'NO_SEAT' | 'CHANGE' | 'BANK' | 'GATEWAY';
  /** What goes back, in won. */
  amount!: number;
  /** In won. */
  cancellationFee!: number;
  /** Part of `amount`, in won. */
  bookingFeeReturned!: number;
  /** Empty when it is not for seats. */
  seatIds!: string[];
  /** The money came by virtual account: name a bank account (PUT …/refunds/:refundId/account). */
  needsAccount!: boolean;
  requestedAt!: Date;
  doneAt!: Date | null;
}

/** Whether the booking can be cancelled now. */
export class BookedCancellationResponse {
  possible!: boolean;
  reason!: 'NOT_CONFIRMED' | 'CANCELLED' | 'STARTED' | 'USED' | null;
  /** Until when it costs no cancellation fee; null when that time is over. */
  freeUntil!: Date | null;
}

/** Whether seats or date can be changed now without cancelling. */
export class ChangeOfferResponse {
  possible!: boolean;
  reason!:
    | 'NOT_CONFIRMED'
    | 'CANCELLED'
    | 'STARTED'
    | 'USED'
    | 'NOT_ALLOWED'
    | 'TOO_LATE'
    | 'TOO_OFTEN'
    | 'CALLED_OFF'
    | 'CANCELLATION_PENDING'
    | null;
  /** Possible before this instant; null when it is not possible. */
  until!: Date | null;
  /** Another date of the event too; else only other seats of the same performance. */
  otherDates!: boolean;
  /** In won. */
  feePerTicket!: number;
}

/** A change of seats or date. */
export class BookedChangeResponse {
  id!: string;
  /** HELD, PAYING: the new seats wait for the difference. LAPSED: it was not paid. REFUNDED: it came too late and went back. */
  state!: 'HELD' | 'PAYING' | 'DONE' | 'LAPSED' | 'REFUNDED';
  /** FROM: this booking has the new seats. TO: its seats became those of the other. */
  direction!: 'FROM' | 'TO';
  /** The other booking. */
  bookingId!: string;
  bookingNumber!: string;
  startsAt!: Date;
  oldSeatIds!: string[];
  /** What had been paid for the old seats, in won; it counts for the new ones. */
  credit!: number;
  /** In won. */
  newTotal!: number;
  /** Part of `newTotal`, in won. */
  changeFee!: number;
  /** `newTotal - credit`, in won: paid, or given back when it is negative. */
  difference!: number;
  at!: Date;
}

export class BookingResponse {
  id!: string;
  /** For people: on tickets, in mails, on the phone. */
  number!: string;
  state!: 'HELD' | 'PAYING' | 'AWAITING_DEPOSIT' | 'CONFIRMED' | 'CANCELLED' | 'EXPIRED';
  performanceId!: string;
  performance!: BookedPerformanceResponse;
  /** All seats it ever had; `state` says which were given back. */
  seats!: BookedSeatResponse[];
  amounts!: BookingAmountsResponse;
  /** What is to be paid, in won: the total, or for a change of seats the difference. */
  due!: number;
  /** When the hold ends; count down to it from `serverTime`. */
  expiresAt!: Date | null;
  /** The server's clock when it answered. */
  serverTime!: Date;
  createdAt!: Date;
  confirmedAt!: Date | null;
  /** The latest attempt to pay; null before the first. */
  payment!: BookingPaymentResponse | null;
  /** Oldest first. */
  history!: MoneyMovementResponse[];
  /** Oldest first. */
  refunds!: BookedRefundResponse[];
  cancellation!: BookedCancellationResponse;
  changing!: ChangeOfferResponse;
  /** Oldest first. */
  changes!: BookedChangeResponse[];

  static from({ accountId: _, ...booking }: BookingDocument): BookingResponse {
    const seats = booking.seats.map(({ claimId: _claim, ordinal: _ordinal, ...seat }) => seat);
    const refunds = booking.refunds.map(({ partOf: _part, ...refund }) => ({
      ...refund,
      seatIds: [...refund.seatIds],
    }));
    const changes = booking.changes.map((change) => ({ ...change, oldSeatIds: [...change.oldSeatIds] }));
    const history = [...booking.history];
    return { ...booking, performanceId: booking.performance.id, seats, history, refunds, changes };
  }
}

export class BookingListResponse {
  items!: BookingResponse[];
  page!: number;
  size!: number;
  total!: number;
}

/** The seats just held: what BookingResponse says of them, without what the browser knows already. */
export class SeatsHeldResponse {
  id!: string;
  number!: string;
  /** HELD; for a repeated request whatever became of the booking since. */
  state!: 'HELD' | 'PAYING' | 'AWAITING_DEPOSIT' | 'CONFIRMED' | 'CANCELLED' | 'EXPIRED';
  seats!: BookedSeatResponse[];
  amounts!: BookingAmountsResponse;
  expiresAt!: Date | null;
  serverTime!: Date;

  static from({ id, number, state, seats, amounts, expiresAt, serverTime }: HeldBooking): SeatsHeldResponse {
    const shown = seats.map(({ claimId: _claim, ordinal: _ordinal, ...seat }) => seat);
    return { id, number, state, seats: shown, amounts, expiresAt, serverTime };
  }
}
