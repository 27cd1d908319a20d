import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Timers } from '#platform/timers/timers';
import { SendDueRefunds } from '../../application/refunds/send-due-refunds.use-case';

@Injectable()
export class RefundTimer implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly sendDueRefunds: SendDueRefunds,
  ) {}

  onModuleInit(): void {
    this.timers.every(2, 'due refunds', () => this.sendDueRefunds.execute());
  }
}
