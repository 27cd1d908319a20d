import { useSyncExternalStore } from 'react';
import { stored } from '../lib/stored';
import { ApiProblem } from './api-problem';
import type { Account, Session } from './types';

/**
 * Who is signed in, in this tab. The access token lives in memory only; the refresh token is an HttpOnly cookie that
 * rotates on every use, so only one refresh may be under way across all tabs.
 */
export type SessionState =
  | { status: 'unknown' }
  | { status: 'anonymous' }
  | { status: 'signed-in'; account: Account; accessToken: string; expiresAt: string };

type Message = { type: 'signed-in'; session: Session } | { type: 'signed-out' };

/** Refresh this long before the access token ends, in milliseconds. */
const EARLY = 20_000;
const HINT = 'session';

let state: SessionState = { status: 'unknown' };
let refreshing: Promise<boolean> | undefined;
const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('tiketi.session');

channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if (data.type === 'signed-in') set(signedIn(data.session));
  else set({ status: 'anonymous' });
});

function signedIn({ account, accessToken, expiresAt }: Session): SessionState {
  return { status: 'signed-in', account, accessToken, expiresAt };
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
    if (stored.get(HINT) === null) set({ status: 'anonymous' });
    else await session.refresh();
  },

  /** Takes over a session the API has just opened, here and in the other tabs. */
  open(opened: Session): void {
    stored.set(HINT, '1');
    set(signedIn(opened));
    channel?.postMessage({ type: 'signed-in', session: opened } satisfies Message);
  },

  /** Forgets the session, here and in the other tabs. The cookie is the API's to clear. */
  close(): void {
    stored.set(HINT, null);
    set({ status: 'anonymous' });
    channel?.postMessage({ type: 'signed-out' } satisfies Message);
  },

  updateAccount(account: Account): void {
    if (state.status === 'signed-in') set({ ...state, account });
  },

  /** The token to send now; refreshed first when it is about to end. Undefined for anonymous visitors. */
  async accessToken(): Promise<string | undefined> {
    if (state.status !== 'signed-in') return undefined;
    if (new Date(state.expiresAt).getTime() - Date.now() < EARLY) await session.refresh();
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
  if (state.status === 'unknown') set({ status: 'anonymous' });
  if (!response) throw ApiProblem.unreachable();
  return state.status === 'signed-in';
}
