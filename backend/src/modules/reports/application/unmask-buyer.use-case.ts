import { Injectable } from '@nestjs/common';
import { AuditLog } from '#modules/audit';
import { BookingNotFound } from '#modules/bookings';
import { Transactions } from '#platform/database/transactions';
import { type BuyerContact, StaffBookingReads } from './staff-bookings';

/** Shows who a buyer is, to staff who say why. No look without an entry: the name leaves when the entry is committed. */
@Injectable()
export class UnmaskBuyer {
  constructor(
    private readonly transactions: Transactions,
    private readonly bookings: StaffBookingReads,
    private readonly audit: AuditLog,
  ) {}

  /** @throws BookingNotFound */
  execute(bookingId: string, reason: string): Promise<BuyerContact> {
    return this.transactions.run(async () => {
      const buyer = await this.bookings.buyerOf(bookingId);
      if (!buyer) throw new BookingNotFound();
      const { accountId, ...contact } = buyer;
      await this.audit.record({
        action: 'booking.unmasked',
        subject: { type: 'booking', id: bookingId },
        after: { accountId, fields: ['name', 'email'] },
        reason,
      });
      return contact;
    });
  }
}
