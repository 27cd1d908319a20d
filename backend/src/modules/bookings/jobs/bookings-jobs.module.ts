import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings.module';
import { HoldExpiryTimer } from './hold-expiry.timer';
import { SaleWatch } from './sale-watch';

@Module({ imports: [BookingsModule], providers: [HoldExpiryTimer, SaleWatch] })
export class BookingsJobsModule {}
