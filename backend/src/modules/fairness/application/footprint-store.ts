import type { Trace } from '../domain/suspicion-rules';
import type { Footprint } from './footprints';

export interface PersonsTrace {
  readonly performanceId: string;
  readonly accountId: string;
  readonly trace: Trace;
}

/** What people did at openings, for three days. */
export abstract class FootprintStore {
  abstract add(footprints: readonly Footprint[]): Promise<void>;
  /** The last ten minutes of everybody who did something within the last `seconds`. */
  abstract freshTraces(seconds: number): Promise<readonly PersonsTrace[]>;
  /** Deletes what is older than three days; returns how much that was. */
  abstract forget(): Promise<number>;
}
