import { Module } from '@nestjs/common';
import { BookingsModule } from '#modules/bookings';
import { PaymentsModule } from '../../payments.module';
import { CancellationsController } from './cancellations.controller';
import { MoneyCasesController } from './money-cases.controller';
import { StaffCancellationsController } from './staff-cancellations.controller';
import { StaffPerformancesController } from './staff-performances.controller';
import { StaffRefundsController } from './staff-refunds.controller';

@Module({
  imports: [PaymentsModule, BookingsModule],
  controllers: [
    CancellationsController,
    MoneyCasesController,
    StaffCancellationsController,
    StaffPerformancesController,
    StaffRefundsController,
  ],
})
export class RefundsHttpModule {}
