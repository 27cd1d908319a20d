import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications.module';
import { BookingConfirmedHandler } from './booking-confirmed.handler';
import { AccountIssuedHandler, DepositMissedHandler } from './deposit-mails.handlers';

@Module({
  imports: [NotificationsModule],
  providers: [BookingConfirmedHandler, AccountIssuedHandler, DepositMissedHandler],
})
export class NotificationsJobsModule {}
