import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Timers } from '#platform/timers/timers';
import { WatchInvariants } from '../application/watch-invariants.use-case';

@Injectable()
export class InvariantsTimer implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly watchInvariants: WatchInvariants,
  ) {}

  onModuleInit(): void {
    this.timers.every(60, 'invariants', () => this.watchInvariants.execute());
  }
}
