import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Timers } from '#platform/timers/timers';
import { RunRehearsals } from '../application/run-rehearsals.use-case';

@Injectable()
export class RehearsalsTimer implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly runRehearsals: RunRehearsals,
  ) {}

  onModuleInit(): void {
    this.timers.every(2, 'rehearsals', () => this.runRehearsals.execute());
  }
}
