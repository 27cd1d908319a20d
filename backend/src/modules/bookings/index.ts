export { BookingLifecycle, type ConfirmedBooking, type PayableBooking } from './application/booking-lifecycle';
export { type BookedSeat, type BookingDocument, BookingReads } from './application/booking-view';
export { BookingsModule } from './bookings.module';
export { BookingNotFound, BookingNotPayable, HoldExpired } from './domain/booking.errors';
export { BankResponse, BookingResponse } from './http/booking.response';
