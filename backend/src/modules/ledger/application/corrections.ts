import type { Correction, CorrectionLine, CorrectionState } from '../domain/correction';

export interface NewCorrection {
  readonly id: string;
  readonly bookingId: string | null;
  readonly reason: string;
  readonly lines: readonly CorrectionLine[];
  readonly requestedBy: string;
}

/** Where corrections wait for a second person. Writes join the caller's transaction; the database books what is agreed to. */
export abstract class Corrections {
  /** @throws LedgerAccountUnknown */
  abstract add(correction: NewCorrection): Promise<Correction>;
  /** Locks it until the transaction ends. */
  abstract lock(id: string): Promise<Correction | undefined>;
  abstract decide(id: string, decision: { state: CorrectionState; by: string; because: string }): Promise<Correction>;
  /** Those that wait first, then the newest. */
  abstract list(
    state: CorrectionState | undefined,
    page: number,
    size: number,
  ): Promise<{ items: readonly Correction[]; total: number }>;
  /** The booking with this number. */
  abstract bookingOf(number: string): Promise<string | undefined>;
}
