import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Timers } from '#platform/timers/timers';
import { OldSignIns } from '../application/old-sign-ins';

const EVERY_SECONDS = 3_600;

/** Sessions, links and waiting sign-ins that are over are not kept. */
@Injectable()
export class ForgetOldSignIns implements OnApplicationBootstrap {
  constructor(
    private readonly timers: Timers,
    private readonly old: OldSignIns,
  ) {}

  onApplicationBootstrap(): void {
    this.timers.every(EVERY_SECONDS, 'forget-old-sign-ins', () => this.old.forget());
  }
}
