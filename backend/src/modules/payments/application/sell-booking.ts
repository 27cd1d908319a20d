import { Injectable } from '@nestjs/common';
import { BookingLifecycle, type PayableBooking } from '#modules/bookings';
import { Tickets } from '#modules/tickets';
import { CompleteChange } from './changes/complete-change';

/** What money buys: seats sold, tickets issued and, where they take the place of others, those taken back. */
@Injectable()
export class SellBooking {
  constructor(
    private readonly bookings: BookingLifecycle,
    private readonly tickets: Tickets,
    private readonly changes: CompleteChange,
  ) {}

  /** Joins the caller's transaction, which has locked the booking. @throws BookingNotPayable, ChangeNotPossible: then the money goes back */
  async execute(booking: PayableBooking, cause: string): Promise<void> {
    await this.tickets.issueFor(await this.bookings.confirm(booking, cause));
    await this.changes.paid(booking.id, cause);
  }
}
