import { Injectable } from '@nestjs/common';
import { FootprintStore } from './footprint-store';
import { SuspicionSignals } from './suspicion-signals';

/** Deletes what is no longer needed: footprints after three days, signals that led nowhere after thirty. */
@Injectable()
export class ForgetEvidence {
  constructor(
    private readonly footprints: FootprintStore,
    private readonly signals: SuspicionSignals,
  ) {}

  async execute(): Promise<void> {
    await this.footprints.forget();
    await this.signals.forget();
  }
}
