import { createHash } from 'node:crypto';
import type { SeatMapDrawing } from './seat-map-drawing';

/** The one spelling of a drawing: keys in code-point order, no white space. This text is stored and served. */
export function canonicalJson(drawing: SeatMapDrawing): string {
  return JSON.stringify(drawing, (_key, value: unknown) => (isRecord(value) ? withSortedKeys(value) : value));
}

/** The first 32 hex digits of the SHA-256 of the canonical JSON: a drawing's name and its cache key. */
export function contentHash(drawing: SeatMapDrawing): string {
  return createHash('sha256').update(canonicalJson(drawing)).digest('hex').slice(0, 32);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withSortedKeys(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
