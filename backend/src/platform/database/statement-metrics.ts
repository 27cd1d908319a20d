import { histogram } from '#platform/metrics/process-metrics';

const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

const duration = histogram(
  'tiketi_db_query_duration_seconds',
  'How long plain SQL statements took, the wait for a connection included, in seconds.',
  ['op'],
  BUCKETS,
);
const lockWait = histogram(
  'tiketi_lock_wait_seconds',
  'How long statements took that ask for locked rows or for an advisory lock, their wait for it included, in seconds.',
  ['kind'],
  BUCKETS,
);

interface Kind {
  readonly op: string;
  readonly lock: 'row' | 'advisory' | undefined;
}

/** Statements are written by us, so there are as many as the program has. */
const kinds = new Map<string, Kind>();
const MOST_STATEMENTS = 2_000;

/** Counts a statement that began at an instant of `performance.now()`. */
export function noteStatement(text: string, begunAt: number): void {
  const seconds = (performance.now() - begunAt) / 1_000;
  const { op, lock } = kindOf(text);
  duration.observe({ op }, seconds);
  if (lock) lockWait.observe({ kind: lock }, seconds);
}

export function kindOf(text: string): Kind {
  const known = kinds.get(text);
  if (known) return known;
  const op = /^\s*(?:--.*\n\s*)*(select|insert|update|delete|with)\b/i.exec(text)?.[1]?.toLowerCase() ?? 'other';
  const isAdvisory = /pg_(try_)?advisory_/i.test(text);
  const locksRows = /\bfor\s+(no\s+key\s+)?update\b(?!\s+(of\s+\w+\s+)?skip)/i.test(text);
  const kind: Kind = { op, lock: isAdvisory ? 'advisory' : locksRows ? 'row' : undefined };
  if (kinds.size < MOST_STATEMENTS) kinds.set(text, kind);
  return kind;
}
