import { Module } from '@nestjs/common';
import { PaymentsModule } from '../payments.module';
import { PaymentTimers } from './payment-timers';
import { ReturnMoneyHandler } from './return-money.handler';

@Module({ imports: [PaymentsModule], providers: [PaymentTimers, ReturnMoneyHandler] })
export class PaymentsJobsModule {}
