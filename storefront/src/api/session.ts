import { useSyncExternalStore } from 'react';
import { stored } from '../lib/stored';
import { wait } from '../lib/wait';
import { ApiProblem } from './api-problem';
import { forgetKept } from './kept-answers';
import type { Account, Session } from './types';

/**
 * Who is signed in, in this tab. The access token lives in memory only; the refresh token is an HttpOnly cookie that
 * rotates on every use, so only one refresh may be under way across all tabs.
 */
export type SessionState =
  | { status: 'unknown' }
  | { status: 'anonymous' }
  /** This browser has a session, and nobody could be asked about it: no network, or no server. Asked again by itself. */
  | { status: 'away' }
  | { status: 'signed-in'; account: Account; accessToken: string; expiresAt: string };

type Message = { type: 'signed-in'; session: Session } | { type: 'signed-out' };

/** Refresh this long before the access token ends, in milliseconds. */
const EARLY = 20_000;
/** Set while this browser has a session: the id of its account. */
const HINT = 'session';
/** Without an answer for so long, a page shows what it has, milliseconds. */
const PATIENCE = 4000;
/** Somebody who is away asks again after this or up to twice as long, so that not all come back at once, milliseconds. */
const AGAIN = 10_000;
/** A request of somebody who is away waits so long for the session, then goes without, milliseconds. */
const A_MOMENT = 1000;

let state: SessionState = { status: 'unknown' };
let refreshing: Promise<boolean> | undefined;
const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('tiketi.session');

channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if (data.type === 'signed-in') set(signedIn(data.session));
  else leave();
});

function signedIn({ account, accessToken, expiresAt }: Session): SessionState {
  return { status: 'signed-in', account, accessToken, expiresAt };
}

function leave(): void {
  set({ status: 'anonymous' });
  void forgetKept().catch(() => undefined);
}

function set(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

export const session = {
  get state(): SessionState {
    return state;
  },

  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Called once at start: restores the session if this browser had one. Browsers that never signed in ask nothing. */
  async start(): Promise<void> {
    if (stored.get(HINT) === null) return set({ status: 'anonymous' });
    globalThis.addEventListener('online', askAgain);
    await Promise.race([session.refresh(), wait(PATIENCE)]);
    if (state.status === 'unknown') goAway();
  },

  /** Takes over a session the API has just opened, here and in the other tabs. */
  open(opened: Session): void {
    // Somebody else than before, without a word: what was kept is not theirs.
    if (![null, '1', opened.account.id].includes(stored.get(HINT))) void forgetKept().catch(() => undefined);
    stored.set(HINT, opened.account.id);
    set(signedIn(opened));
    channel?.postMessage({ type: 'signed-in', session: opened } satisfies Message);
  },

  /** Forgets the session, here and in the other tabs. The cookie is the API's to clear. */
  close(): void {
    stored.set(HINT, null);
    leave();
    channel?.postMessage({ type: 'signed-out' } satisfies Message);
  },

  updateAccount(account: Account): void {
    if (state.status === 'signed-in') set({ ...state, account });
  },

  /** The token to send now; refreshed first when it is about to end. Undefined for anonymous visitors. */
  async accessToken(): Promise<string | undefined> {
    if (state.status === 'away') await Promise.race([session.refresh().catch(() => undefined), wait(A_MOMENT)]);
    if (state.status !== 'signed-in') return undefined;
    // Where nobody answers, the old one goes along: the request itself will hear so, or be answered from what is kept.
    if (new Date(state.expiresAt).getTime() - Date.now() < EARLY) await session.refresh().catch(() => undefined);
    return state.status === 'signed-in' ? state.accessToken : undefined;
  },

  /** Gets a new access token. Tells whether somebody is signed in afterwards. */
  refresh(): Promise<boolean> {
    refreshing ??= alone(renew).finally(() => (refreshing = undefined));
    return refreshing;
  },
};

/** Re-renders when somebody signs in or out, in whichever tab. */
export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, () => state);
}

/** The account of the signed-in buyer, or undefined. */
export function useAccount(): Account | undefined {
  const current = useSession();
  return current.status === 'signed-in' ? current.account : undefined;
}

function goAway(): void {
  set({ status: 'away' });
  const later = (): unknown =>
    setTimeout(
      () => {
        askAgain();
        if (state.status === 'away') later();
      },
      AGAIN * (1 + Math.random()),
    );
  later();
}

function askAgain(): void {
  if (state.status === 'away') void session.refresh().catch(() => undefined);
}

async function alone(work: (before: string | undefined) => Promise<boolean>): Promise<boolean> {
  const before = state.status === 'signed-in' ? state.accessToken : undefined;
  if (!('locks' in navigator)) return work(before);
  return navigator.locks.request('tiketi.session', () => work(before));
}

async function renew(before: string | undefined): Promise<boolean> {
  // While this tab waited for its turn, another may have refreshed and told us.
  if (state.status === 'signed-in' && state.accessToken !== before) return true;

  const response = await fetch('/api/v1/auth/refresh', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'X-Requested-With': 'tiketi' },
  }).catch(() => undefined);

  if (response?.ok) {
    session.open((await response.json()) as Session);
    return true;
  }
  if (response && response.status >= 400 && response.status < 500 && response.status !== 429) {
    session.close();
    return false;
  }
  // Not an answer about the session: keep what is known, so that a lost network does not sign people out.
  if (state.status === 'unknown' && stored.get(HINT) === null) set({ status: 'anonymous' });
  else if (state.status === 'unknown') goAway();
  if (!response) throw ApiProblem.unreachable();
  return state.status === 'signed-in';
}
