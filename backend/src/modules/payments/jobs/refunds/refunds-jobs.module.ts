import { Module } from '@nestjs/common';
import { PaymentsModule } from '../../payments.module';
import { RefundRequestedHandler } from './refund-requested.handler';
import { RefundTimer } from './refund-timer';

@Module({ imports: [PaymentsModule], providers: [RefundRequestedHandler, RefundTimer] })
export class RefundsJobsModule {}
