import { createHash } from 'node:crypto';
import { type BeaconPlan, DRAW_FORMAT } from './draw-file';

/** One text, one hash: a purpose in front, parts on lines of their own, so that no two meanings share an input. */
export function digest(purpose: string, ...parts: readonly (string | number)[]): string {
  return createHash('sha256')
    .update([`${DRAW_FORMAT} ${purpose}`, ...parts].join('\n'))
    .digest('hex');
}

export interface Commitment {
  readonly performanceId: string;
  readonly closesAt: string;
  readonly beacon: BeaconPlan | null;
  readonly seed: string;
}

/** Binds the seed to this performance, this closing time and this round of the beacon: none can be chosen again later. */
export function commitmentOf({ performanceId, closesAt, beacon, seed }: Commitment): string {
  return digest('commitment', performanceId, closesAt, planText(beacon), seed);
}

/**
 * What stands for a person in the published list. The nonce is chosen in their own browser: nobody else can tell who it
 * is, and the operator cannot choose it.
 */
export function markOf(performanceId: string, entryId: string, nonce: string): string {
  return digest('entrant', performanceId, entryId, nonce);
}

/** What the chain of entrants hangs on before the first one. */
export function firstLink(performanceId: string, commitment: string): string {
  return digest('chain', performanceId, commitment);
}

/** The chain after one more entrant. Leaving one out, changing one or swapping two changes every link after. */
export function nextLink(previous: string, entrant: number, mark: string): string {
  return digest('link', previous, entrant, mark);
}

/** The chain's head over all marks. */
export function headOf(performanceId: string, commitment: string, marks: readonly string[]): string {
  return marks.reduce((link, mark, i) => nextLink(link, i + 1, mark), firstLink(performanceId, commitment));
}

export function planText(beacon: BeaconPlan | null): string {
  return beacon ? `${beacon.chainHash}:${beacon.genesisTime}:${beacon.periodSeconds}:${beacon.round}` : 'none';
}
