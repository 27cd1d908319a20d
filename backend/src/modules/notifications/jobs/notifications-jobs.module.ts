import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications.module';
import { BookingConfirmedHandler } from './booking-confirmed.handler';

@Module({ imports: [NotificationsModule], providers: [BookingConfirmedHandler] })
export class NotificationsJobsModule {}
