import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings.module';
import { HoldExpiryTimer } from './hold-expiry.timer';
import { OrderWatch } from './order-watch';
import { SaleWatch } from './sale-watch';

@Module({ imports: [BookingsModule], providers: [HoldExpiryTimer, OrderWatch, SaleWatch] })
export class BookingsJobsModule {}
