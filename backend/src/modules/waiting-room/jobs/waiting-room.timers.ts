import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Timers } from '#platform/timers/timers';
import { HoldDraws } from '../application/hold-draws.use-case';
import { RunAdmissions } from '../application/run-admissions.use-case';

/** Draws at the opening and admissions, once a second; each is safe in any number of workers. */
@Injectable()
export class WaitingRoomTimers implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly holdDraws: HoldDraws,
    private readonly runAdmissions: RunAdmissions,
  ) {}

  onModuleInit(): void {
    this.timers.every(1, 'queue draws', () => this.holdDraws.execute());
    this.timers.every(1, 'queue admissions', () => this.runAdmissions.execute());
  }
}
