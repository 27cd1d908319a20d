export { BookingLifecycle, type ConfirmedBooking, type PayableBooking } from './application/booking-lifecycle';
export {
  type BookedRefund,
  type BookedSeat,
  type BookedVirtualAccount,
  type BookingDocument,
  BookingReads,
} from './application/booking-view';
export { type Move } from './application/bookings';
export { ReturnSeats } from './application/return-seats';
export { BookingsModule } from './bookings.module';
export { type CancellableBooking, type NotCancellable, whyNotCancellable } from './domain/cancellability';
export {
  type CancellationRule,
  type CancellationTerms,
  type RuleCode,
  organiserRule,
  ruleAt,
  seenFrom,
} from './domain/cancellation-terms';
export { BookingNotFound, BookingNotPayable, BookingNotReleasable, HoldExpired } from './domain/booking.errors';
export {
  BankResponse,
  BookedCashReceiptResponse,
  BookedRefundResponse,
  BookingResponse,
} from './http/booking.response';
