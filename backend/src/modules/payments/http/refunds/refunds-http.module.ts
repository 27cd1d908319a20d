import { Module } from '@nestjs/common';
import { BookingsModule } from '#modules/bookings';
import { PaymentsModule } from '../../payments.module';
import { CancellationsController } from './cancellations.controller';

@Module({ imports: [PaymentsModule, BookingsModule], controllers: [CancellationsController] })
export class RefundsHttpModule {}
