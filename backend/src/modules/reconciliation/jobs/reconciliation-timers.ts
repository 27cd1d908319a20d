import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Timers } from '#platform/timers/timers';
import { RunReconciliations } from '../application/run-reconciliations.use-case';

@Injectable()
export class ReconciliationTimers implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly reconciliations: RunReconciliations,
  ) {}

  onModuleInit(): void {
    // Every hour, not at an hour: the day is over at midnight in Seoul, and a worker that slept catches up.
    this.timers.every(3_600, 'nightly reconciliations', () => this.reconciliations.plan());
    this.timers.every(5, 'due reconciliations', () => this.reconciliations.runDue());
    this.timers.every(60, 'booked differences', () => this.reconciliations.resolveBooked());
    this.timers.every(60, 'settlements to book', () => this.reconciliations.bookSettlements());
  }
}
