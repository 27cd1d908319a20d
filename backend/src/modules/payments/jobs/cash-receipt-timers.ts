import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Timers } from '#platform/timers/timers';
import { FollowCashReceipts } from '../application/follow-cash-receipts.use-case';
import { ReduceCashReceipts } from '../application/reduce-cash-receipts.use-case';

@Injectable()
export class CashReceiptTimers implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly reduceCashReceipts: ReduceCashReceipts,
    private readonly followCashReceipts: FollowCashReceipts,
  ) {}

  onModuleInit(): void {
    this.timers.every(30, 'cash receipts', () => this.reduceCashReceipts.execute());
    this.timers.every(60, 'unclear cash receipts', () => this.followCashReceipts.execute());
  }
}
