import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Timers } from '#platform/timers/timers';
import { DetectSuspicion } from '../application/detect-suspicion.use-case';
import { ForgetEvidence } from '../application/forget-evidence.use-case';
import { LapseCases } from '../application/lapse-cases.use-case';
import { OpenCases } from '../application/open-cases.use-case';

/** Looks for macros while people join and hold, and forgets in time; safe in any number of workers. */
@Injectable()
export class FairnessTimers implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly detectSuspicion: DetectSuspicion,
    private readonly openCases: OpenCases,
    private readonly lapseCases: LapseCases,
    private readonly forgetEvidence: ForgetEvidence,
  ) {}

  onModuleInit(): void {
    // As often as cases are opened from it: each look reads the last ten minutes of a sale, 0.2 to 0.3 s of PostgreSQL at an opening.
    this.timers.every(30, 'suspicion', () => this.detectSuspicion.execute());
    this.timers.every(30, 'suspicion cases', () => this.openCases.execute());
    this.timers.every(30, 'lapsed suspicion cases', () => this.lapseCases.execute());
    this.timers.every(3_600, 'old evidence', () => this.forgetEvidence.execute());
  }
}
