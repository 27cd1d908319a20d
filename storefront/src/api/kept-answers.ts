import { wait } from '../lib/wait';

/**
 * Answers about bookings, kept on this device so that a ticket opens in front of a gate without a network
 * (docs/adr/0048-a-ticket-opens-without-a-network.md). They belong to whoever is signed in and go when they sign out. The
 * network is always asked first; what is kept is shown when it does not answer.
 */
const CACHE = 'tiketi.kept';
/** When it was kept, an ISO instant; only on answers that come from here. */
export const KEPT_AT = 'Kept-At';
const BOOKING = /^\/api\/v1\/bookings\/[\w-]+$/;
const TICKETS = /^(\/api\/v1\/bookings\/[\w-]+)\/tickets$/;
const PDF = /^\/api\/v1\/bookings\/[\w-]+\/confirmation\.pdf$/;
const LIST = '/api/v1/bookings';
/** Forty bookings with their tickets and papers; older ones make room. */
const MOST = 160;
/** So long the network is waited for when something is kept, milliseconds. */
const PATIENCE = 3000;

/** Raised whenever everything is forgotten: what was on its way then is not kept any more. */
let era = 0;
let shownFrom: string | undefined;
const listeners = new Set<() => void>();

/** Since when what is on screen is kept and not fresh, an ISO instant; undefined when the network answers. */
export const keptShown = {
  get: (): string | undefined => shownFrom,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/**
 * Like `fetch`, for a request that carries somebody's token or would: a good answer about bookings is kept; where the
 * network, or whoever stands behind the balancer, does not answer, the kept one is given, with the header `Kept-At`.
 */
export async function fetchOrKept(request: Request): Promise<Response> {
  if (!isKeepable(request)) return fetch(request);
  const { url, signal } = request;
  const began = era;
  const fresh = fetch(request).then((response) => {
    if (response.ok) {
      void keep(url, response.clone(), began).catch(() => undefined);
      show(undefined);
    }
    return response;
  });
  try {
    const first = await Promise.race([fresh, wait(PATIENCE).then(() => kept(url))]);
    const response = first ?? (await fresh);
    const silent = [502, 503, 504].includes(response.status) ? await kept(url) : undefined;
    return shown(silent ?? response);
  } catch (error) {
    const answer = signal.aborted ? undefined : await kept(url);
    if (!answer) throw error;
    return shown(answer);
  }
}

/** Whether an answer to this address is kept. */
export async function isKept(url: string): Promise<boolean> {
  return (await kept(url)) !== undefined;
}

/** Forgets everything: somebody else may use this device next. */
export async function forgetKept(): Promise<void> {
  era += 1;
  show(undefined);
  if (canKeep()) await caches.delete(CACHE);
}

function canKeep(): boolean {
  // Not on pages that came over plain HTTP.
  return 'caches' in globalThis;
}

function isKeepable({ method, url }: Request): boolean {
  const { pathname, searchParams } = new URL(url);
  if (method !== 'GET' || !canKeep()) return false;
  if (pathname === LIST) return searchParams.get('page') === '1';
  return BOOKING.test(pathname) || TICKETS.test(pathname) || PDF.test(pathname);
}

async function keep(url: string, response: Response, began: number): Promise<void> {
  const body = await response.blob();
  const headers = { 'Content-Type': response.headers.get('Content-Type') ?? '', [KEPT_AT]: new Date().toISOString() };
  const cache = await caches.open(CACHE);
  const booking = TICKETS.exec(new URL(url).pathname)?.[1];
  if (booking) await forgetPaperOfOtherTickets(cache, url, booking, await body.text());
  if (began !== era) return;
  await cache.put(url, new Response(body, { headers }));
  if (began !== era) await caches.delete(CACHE);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map((oldest) => cache.delete(oldest)));
}

/** A seat was given back or changed: the paper of before says otherwise. */
async function forgetPaperOfOtherTickets(cache: Cache, url: string, booking: string, tickets: string): Promise<void> {
  const before = await cache.match(url);
  if (!before || (await before.text()) === tickets) return;
  await cache.delete(`${booking}/confirmation.pdf`, { ignoreSearch: true });
}

async function kept(url: string): Promise<Response | undefined> {
  if (!canKeep()) return undefined;
  try {
    return await caches.match(url, { cacheName: CACHE, ignoreSearch: PDF.test(new URL(url).pathname) });
  } catch {
    return undefined;
  }
}

function shown(response: Response): Response {
  show(response.headers.get(KEPT_AT) ?? undefined);
  return response;
}

function show(since: string | undefined): void {
  if (since === shownFrom) return;
  shownFrom = since;
  for (const listener of listeners) listener();
}
