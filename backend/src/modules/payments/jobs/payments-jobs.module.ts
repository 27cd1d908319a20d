import { Module } from '@nestjs/common';
import { PaymentsModule } from '../payments.module';
import { PaymentDoubtedHandler } from './payment-doubted.handler';
import { CashReceiptTimers } from './cash-receipt-timers';
import { PaymentTimers } from './payment-timers';
import { RefundsJobsModule } from './refunds/refunds-jobs.module';
import { ReturnMoneyHandler } from './return-money.handler';

@Module({
  imports: [PaymentsModule, RefundsJobsModule],
  providers: [PaymentTimers, CashReceiptTimers, PaymentDoubtedHandler, ReturnMoneyHandler],
})
export class PaymentsJobsModule {}
