import { type BeaconValue, DRAW_FORMAT, type DrawAnnouncement, type DrawFile } from './draw-file';
import { commitmentOf, digest, headOf } from './entrant-chain';
import { shuffled } from './shuffle';

export interface Draw {
  readonly announcement: DrawAnnouncement;
  /** 32 bytes, hex: the secret behind the commitment. */
  readonly seed: string;
  /** In the order they joined. */
  readonly marks: readonly string[];
  readonly beacon: BeaconValue | null;
}

/**
 * Draws the order of the pre-queue. Seed, entrants and beacon each change everything: who knows two of them knows nothing
 * yet, and each is fixed before the next one is known.
 * @throws RangeError when the seed is not the one that was announced, or the beacon is not the announced round
 */
export function holdDraw({ announcement, seed, marks, beacon }: Draw): DrawFile {
  const { performanceId, commitment, closesAt } = announcement;
  if (commitmentOf({ ...announcement, seed }) !== commitment) throw new RangeError('This is not the announced seed');
  if (beacon?.round !== announcement.beacon?.round)
    throw new RangeError('This is not the announced round of the beacon');
  const head = headOf(performanceId, commitment, marks);
  const order = shuffled(marks.length, keyOf(seed, head, marks.length, beacon));
  return { format: DRAW_FORMAT, performanceId, commitment, closesAt, beacon, seed, entrants: marks, head, order };
}

function keyOf(seed: string, head: string, count: number, beacon: BeaconValue | null): string {
  return digest('key', seed, head, count, beacon?.randomness ?? 'none');
}
