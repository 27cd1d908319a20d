import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings.module';
import { HoldExpiryTimer } from './hold-expiry.timer';

@Module({ imports: [BookingsModule], providers: [HoldExpiryTimer] })
export class BookingsJobsModule {}
