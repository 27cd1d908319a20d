import { Injectable } from '@nestjs/common';
import { signalsOf } from '../domain/suspicion-rules';
import { FootprintStore } from './footprint-store';
import { SuspicionSignals } from './suspicion-signals';

/** Looks twice as far back as it comes round, so that a late worker misses nobody. */
const LOOK_BACK_SECONDS = 75;

/** Holds what people did against the rules, and keeps what breaks one as evidence. Cancels nothing, freezes nothing. */
@Injectable()
export class DetectSuspicion {
  constructor(
    private readonly footprints: FootprintStore,
    private readonly signals: SuspicionSignals,
  ) {}

  /** How many signals were new. */
  async execute(): Promise<number> {
    const traces = await this.footprints.freshTraces(LOOK_BACK_SECONDS);
    const signals = traces.flatMap(({ performanceId, accountId, trace }) =>
      signalsOf(trace).map((signal) => ({ ...signal, performanceId, accountId })),
    );
    return signals.length === 0 ? 0 : this.signals.add(signals);
  }
}
