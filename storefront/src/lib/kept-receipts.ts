import type { LocalizedText } from './localized';
import { stored } from './stored';

/** A pre-queue receipt as this browser keeps it, with what it is for. */
export interface KeptReceipt<R = unknown> {
  readonly accountId: string;
  readonly performanceId: string;
  readonly title: LocalizedText;
  readonly startsAt: string;
  readonly receipt: R;
}

const KEY = 'receipts';
/** Older ones make room: nobody queues for more in one browser. */
const MOST = 30;

/** Keeps the proof of having joined. One per account and performance; the newest first. */
export function keepReceipt(kept: KeptReceipt): void {
  const others = all().filter(
    ({ accountId, performanceId }) => accountId !== kept.accountId || performanceId !== kept.performanceId,
  );
  stored.set(KEY, JSON.stringify([kept, ...others].slice(0, MOST)));
}

/** What an account has joined from this browser; a shared device shows nobody else's. */
export function receiptsOf<R>(accountId: string | undefined): readonly KeptReceipt<R>[] {
  return all().filter((kept) => kept.accountId === accountId) as KeptReceipt<R>[];
}

function all(): KeptReceipt[] {
  try {
    const kept: unknown = JSON.parse(stored.get(KEY) ?? '[]');
    return Array.isArray(kept) ? (kept as KeptReceipt[]) : [];
  } catch {
    return [];
  }
}
