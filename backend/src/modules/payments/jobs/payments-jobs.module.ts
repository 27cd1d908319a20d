import { Module } from '@nestjs/common';
import { PaymentsModule } from '../payments.module';
import { PaymentTimers } from './payment-timers';
import { ReturnMoneyHandler } from './return-money.handler';
import { WebhookHandler } from './webhook.handler';

@Module({ imports: [PaymentsModule], providers: [PaymentTimers, ReturnMoneyHandler, WebhookHandler] })
export class PaymentsJobsModule {}
