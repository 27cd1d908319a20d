import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Timers } from '#platform/timers/timers';
import { ExpireHolds } from '../application/expire-holds.use-case';

@Injectable()
export class HoldExpiryTimer implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly expireHolds: ExpireHolds,
  ) {}

  onModuleInit(): void {
    this.timers.every(1, 'hold expiry', () => this.expireHolds.execute());
  }
}
