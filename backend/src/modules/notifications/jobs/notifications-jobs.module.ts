import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications.module';
import { BookingConfirmedHandler } from './booking-confirmed.handler';
import { AccountIssuedHandler, DepositMissedHandler } from './deposit-mails.handlers';
import { SuspicionAppealedHandler, SuspicionDecidedHandler, SuspicionOpenedHandler } from './suspicion-mails.handlers';
import { BookingCancelledHandler, RefundDoneHandler } from './refund-mails.handlers';

@Module({
  imports: [NotificationsModule],
  providers: [
    BookingConfirmedHandler,
    AccountIssuedHandler,
    DepositMissedHandler,
    BookingCancelledHandler,
    RefundDoneHandler,
    SuspicionOpenedHandler,
    SuspicionAppealedHandler,
    SuspicionDecidedHandler,
  ],
})
export class NotificationsJobsModule {}
