import { useSyncExternalStore } from 'react';
import type { Admission, QueuePlace } from './types';

/**
 * The admissions this tab knows of. A performance with a queue lets in only who shows one; the API says so with 403, and
 * what was asked is then asked once more with a fresh admission, so that a reload, a second tab or the way back from the
 * payment window needs nothing from the screens. Nothing is stored: the API gives it again to whoever is inside.
 */
const known = new Map<string, Admission>();
/** Which performance a booking belongs to, learned from the API's own refusal. */
const performanceOf = new Map<string, string>();
const renewing = new Map<string, Promise<boolean>>();
const listeners = new Set<() => void>();

type Ask = (performanceId: string) => Promise<QueuePlace>;

const REFUSALS = ['queue.admission-required', 'queue.admission-invalid', 'queue.admission-over'];
const GUARDED = /\/(performances|bookings)\/([^/]+)\/(?:seat-status|holds|best-seats|checkout|payments|changes)$/;

export const admissions = {
  of: (performanceId: string): Admission | undefined => known.get(performanceId),

  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  keep(performanceId: string, admission: Admission | null): void {
    if (admission) known.set(performanceId, admission);
    else if (!known.delete(performanceId)) return;
    for (const listener of listeners) listener();
  },

  /** The token to send with a request to this address, if one is known. */
  tokenFor(address: string): string | undefined {
    const [, kind, id = ''] = GUARDED.exec(new URL(address).pathname) ?? [];
    return known.get(kind === 'bookings' ? (performanceOf.get(id) ?? '') : id)?.token;
  },

  /** The performance whose queue a refusal speaks of; undefined for any other answer. */
  refusedBy(address: string, problem: unknown): string | undefined {
    const { code, details } = (problem ?? {}) as { code?: unknown; details?: { performanceId?: unknown } };
    const performanceId = details?.performanceId;
    if (typeof code !== 'string' || !REFUSALS.includes(code) || typeof performanceId !== 'string') return undefined;
    const [, kind, id] = GUARDED.exec(new URL(address).pathname) ?? [];
    if (kind === 'bookings' && id) performanceOf.set(id, performanceId);
    return performanceId;
  },

  /** Asks for the admission anew; many askers at once are one question. Tells whether the person is inside. */
  renew(performanceId: string, ask: Ask): Promise<boolean> {
    const under = renewing.get(performanceId);
    if (under) return under;
    const asked = ask(performanceId)
      .then(({ admission }) => {
        admissions.keep(performanceId, admission);
        return admission !== null;
      })
      .catch(() => false)
      .finally(() => renewing.delete(performanceId));
    renewing.set(performanceId, asked);
    return asked;
  },
};

/** The admission to a performance, while there is one. */
export function useAdmission(performanceId: string): Admission | undefined {
  return useSyncExternalStore(admissions.subscribe, () => known.get(performanceId));
}
