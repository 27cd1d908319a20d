export { BookingLifecycle, type ConfirmedBooking, type PayableBooking } from './application/booking-lifecycle';
export {
  type BookedRefund,
  type BookedSeat,
  type BookedVirtualAccount,
  type BookingDocument,
  BookingReads,
  type OrderLine,
} from './application/booking-view';
export { type Move } from './application/bookings';
export { HoldForChange } from './application/hold-for-change';
export { ReleaseVisitHolds } from './application/release-visit-holds.use-case';
export { ReturnSeats } from './application/return-seats';
export { BookingsModule } from './bookings.module';
export { type CancellableBooking, type NotCancellable, whyNotCancellable } from './domain/cancellability';
export {
  type ChangeableBooking,
  changeEnds,
  type ChangesAllowed,
  type ChangeTerms,
  type NotChangeable,
  whyNotChangeable,
} from './domain/changeability';
export {
  type CancellationRule,
  type CancellationTerms,
  type RuleCode,
  organiserRule,
  ruleAt,
  seenFrom,
} from './domain/cancellation-terms';
export {
  BookingNotFound,
  BookingNotPayable,
  BookingNotReleasable,
  HoldExpired,
  SeatsNotForSale,
} from './domain/booking.errors';
export {
  BankResponse,
  BookedCashReceiptResponse,
  BookedRefundResponse,
  BookingResponse,
} from './http/booking.response';
export { seatHoldsOn } from './seat-holds-on';
