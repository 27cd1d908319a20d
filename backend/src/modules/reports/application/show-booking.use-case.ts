import { Injectable } from '@nestjs/common';
import { BookingNotFound, BookingReads } from '#modules/bookings';
import { maskEmail, maskName } from '../domain/masking';
import { type StaffBooking, StaffBookingReads } from './staff-bookings';

/** A booking for the back office: everything about it, its buyer masked. */
@Injectable()
export class ShowBooking {
  constructor(
    private readonly bookings: BookingReads,
    private readonly staffBookings: StaffBookingReads,
  ) {}

  /** @throws BookingNotFound */
  async execute(bookingId: string): Promise<StaffBooking> {
    const [document, buyer, traces] = await Promise.all([
      this.bookings.document(bookingId),
      this.staffBookings.buyerOf(bookingId),
      this.staffBookings.traces(bookingId),
    ]);
    if (!document || !buyer) throw new BookingNotFound();
    const { accountId: _, payment, ...booking } = document;
    const account = payment?.virtualAccount;
    return {
      ...booking,
      ...traces,
      payment: payment && {
        ...payment,
        virtualAccount: account ? { ...account, customerName: maskName(account.customerName) } : null,
      },
      buyer: { name: maskName(buyer.name), email: maskEmail(buyer.email), phone: null },
    };
  }
}
