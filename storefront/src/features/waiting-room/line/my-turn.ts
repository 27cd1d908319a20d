import type { QueuePlace, QueueStatus } from '../../../api/types';

/** What the person's own place says, as it was when it was asked for. */
export interface KnownPlace extends QueuePlace {
  /** `serving` of the status nearest to the answer. */
  readonly servingThen: number;
}

export interface Progress {
  readonly ahead: number;
  /** Seconds; null while nobody can say. */
  readonly etaSeconds: number | null;
}

/**
 * How many are ahead now: between two answers about the own place the one number that everybody gets, the highest place
 * called, shows how far the line has moved. Some in front leave, so the rest of the way shrinks in proportion.
 */
export function progressOf(place: KnownPlace, status: QueueStatus): Progress | null {
  const { ahead, etaSeconds, servingThen } = place;
  if (place.state !== 'WAITING' || place.place === null || ahead === null) return null;
  const wayThen = Math.max(0, place.place - 1 - servingThen);
  const wayNow = Math.max(0, place.place - 1 - Math.max(servingThen, status.serving));
  const share = wayThen === 0 ? 1 : wayNow / wayThen;
  const isMoving = status.phase === 'OPEN' && etaSeconds !== null;
  return { ahead: Math.round(ahead * share), etaSeconds: isMoving ? Math.ceil(etaSeconds * share) : null };
}

/** Whether the line has reached this place: the answer to that is at the API. */
export const isReached = (place: KnownPlace, status: QueueStatus): boolean =>
  place.state === 'WAITING' && place.place !== null && status.serving >= place.place;
