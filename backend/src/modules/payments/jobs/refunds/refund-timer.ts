import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Timers } from '#platform/timers/timers';
import { RunRefundBatches } from '../../application/refunds/run-refund-batches.use-case';
import { SendDueRefunds } from '../../application/refunds/send-due-refunds.use-case';
import { TakeUpRefunds } from '../../application/refunds/take-up-refunds.use-case';

@Injectable()
export class RefundTimer implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly sendDueRefunds: SendDueRefunds,
    private readonly runBatches: RunRefundBatches,
    private readonly takeUpRefunds: TakeUpRefunds,
  ) {}

  onModuleInit(): void {
    this.timers.every(2, 'due refunds', () => this.sendDueRefunds.execute());
    this.timers.every(30, 'refunds that were given up', () => this.takeUpRefunds.execute());
    this.timers.every(2, 'refund batches', () => this.runBatches.execute());
  }
}
