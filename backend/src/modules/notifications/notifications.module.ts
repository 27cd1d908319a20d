import { Module } from '@nestjs/common';
import { AccountsModule } from '#modules/accounts';
import { BookingsModule } from '#modules/bookings';
import { FairnessModule } from '#modules/fairness';
import { TicketsModule } from '#modules/tickets';
import { ConfirmationMail } from './application/confirmation-mail';
import { Notifications } from './application/notifications';
import { SendBookingConfirmation } from './application/send-booking-confirmation.use-case';
import { SendDepositMail } from './application/send-deposit-mail.use-case';
import { SendRefundMail } from './application/send-refund-mail.use-case';
import { SendSuspicionMail } from './application/send-suspicion-mail.use-case';
import { SqlNotifications } from './persistence/sql-notifications';

/** For the worker: needs the `Mailer`. */
@Module({
  imports: [AccountsModule, BookingsModule, FairnessModule, TicketsModule],
  providers: [
    { provide: Notifications, useClass: SqlNotifications },
    ConfirmationMail,
    SendBookingConfirmation,
    SendDepositMail,
    SendRefundMail,
    SendSuspicionMail,
  ],
  exports: [SendBookingConfirmation, SendDepositMail, SendRefundMail, SendSuspicionMail],
})
export class NotificationsModule {}
