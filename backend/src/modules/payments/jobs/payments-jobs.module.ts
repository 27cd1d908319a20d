import { Module } from '@nestjs/common';
import { PaymentsModule } from '../payments.module';
import { PaymentDoubtedHandler } from './payment-doubted.handler';
import { PaymentTimers } from './payment-timers';
import { RefundsJobsModule } from './refunds/refunds-jobs.module';
import { ReturnMoneyHandler } from './return-money.handler';

@Module({
  imports: [PaymentsModule, RefundsJobsModule],
  providers: [PaymentTimers, PaymentDoubtedHandler, ReturnMoneyHandler],
})
export class PaymentsJobsModule {}
