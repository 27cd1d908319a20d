import type { QueueStatus } from '../../../api/types';
import type { KnownPlace } from './my-turn';
import type { QueueView } from './queue-watch';

/** What the page is about now; each has a screen of its own. */
export type Scene =
  | { readonly name: 'loading' }
  | { readonly name: 'failed'; readonly error: unknown }
  /** No queue: straight to the seats. */
  | { readonly name: 'off' }
  | { readonly name: 'closed' }
  /** The entrance opens later. */
  | { readonly name: 'before'; readonly status: QueueStatus }
  /** One may join. */
  | { readonly name: 'door'; readonly status: QueueStatus }
  /** In the pre-queue, waiting for the draw, or being drawn. */
  | { readonly name: 'entered'; readonly status: QueueStatus; readonly place: KnownPlace }
  | { readonly name: 'waiting'; readonly status: QueueStatus; readonly place: KnownPlace }
  | { readonly name: 'inside'; readonly windowEndsAt: string }
  | { readonly name: 'booked' }
  | { readonly name: 'over' }
  /** Given up on purpose, on whichever device; or only away for too long. */
  | { readonly name: 'left' | 'away' };

export function sceneOf(view: QueueView, isSignedIn: boolean): Scene {
  const { status, place, isPlaceKnown, error } = view;
  if (!status) return error ? { name: 'failed', error } : { name: 'loading' };
  if (status.phase === 'OFF') return { name: 'off' };
  if (isSignedIn && !isPlaceKnown) return { name: 'loading' };
  if (place?.state === 'COMPLETED') return { name: 'booked' };
  if (place?.state === 'ADMITTED' && place.admission)
    return { name: 'inside', windowEndsAt: place.admission.windowEndsAt };
  if (status.phase === 'CLOSED') return { name: 'closed' };
  if (place?.state === 'WAITING')
    return place.place === null ? { name: 'entered', status, place } : { name: 'waiting', status, place };
  if (place?.state === 'EXPIRED') return { name: 'over' };
  if (place?.endedBecause === 'sale-closed') return { name: 'closed' };
  if (place?.state === 'LEFT') return { name: place.endedBecause === 'left' ? 'left' : 'away' };
  return status.phase === 'BEFORE' ? { name: 'before', status } : { name: 'door', status };
}
