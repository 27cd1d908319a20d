import { Module } from '@nestjs/common';
import { BookingsModule } from '#modules/bookings';
import { WaitingRoomModule } from '#modules/waiting-room';
import { PaymentsModule } from '../payments.module';
import { BanksController } from './banks.controller';
import { CashReceiptsController } from './cash-receipts.controller';
import { ChangesController } from './changes/changes.controller';
import { PaymentsController } from './payments.controller';
import { RefundsHttpModule } from './refunds/refunds-http.module';
import { TossWebhooksController } from './toss-webhooks.controller';
import { VirtualAccountsController } from './virtual-accounts.controller';

@Module({
  imports: [PaymentsModule, BookingsModule, RefundsHttpModule, WaitingRoomModule],
  controllers: [
    BanksController,
    CashReceiptsController,
    ChangesController,
    PaymentsController,
    TossWebhooksController,
    VirtualAccountsController,
  ],
})
export class PaymentsHttpModule {}
