import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Timers } from '#platform/timers/timers';
import { FollowHints } from '../application/follow-hints.use-case';
import { ForgetWebhooks } from '../application/forget-webhooks.use-case';
import { SweepPayments } from '../application/sweep-payments.use-case';
import { WatchAccounts } from '../application/watch-accounts.use-case';

@Injectable()
export class PaymentTimers implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly sweepPayments: SweepPayments,
    private readonly watchAccounts: WatchAccounts,
    private readonly followHints: FollowHints,
    private readonly forgetWebhooks: ForgetWebhooks,
  ) {}

  onModuleInit(): void {
    this.timers.every(0.5, 'webhooks', () => this.followHints.execute());
    this.timers.every(5, 'unresolved payments', () => this.sweepPayments.resolve());
    this.timers.every(2, 'virtual accounts', () => this.watchAccounts.execute());
    this.timers.every(60, 'old webhooks', () => this.forgetWebhooks.execute());
    this.timers.every(30, 'abandoned payments', () => this.sweepPayments.expireAbandoned());
  }
}
