import { Clock } from '#kernel/clock';

const KST_OFFSET_MS = 9 * 60 * 60 * 1000;

/** `2026-05-01T12:00:00+09:00`, the form of every instant in Toss's answers. */
export function tossTime(instant: string | Date): string {
  return `${koreanLocal(instant).slice(0, 19)}+09:00`;
}

/** `2026-05-01T12:00:00.000000`, Korean time without an offset, the form of a webhook's createdAt. */
export function tossWebhookTime(instant: Date): string {
  return `${koreanLocal(instant).slice(0, 23)}000`;
}

/** Toss reads a date-time without offset as Korean time. */
export function parseTossTime(text: unknown): Date | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const whole = text.length === 10 ? `${text}T00:00:00` : text;
  const date = new Date(/(Z|[+-]\d{2}:?\d{2})$/.test(whole) ? whole : `${whole}+09:00`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

export function minutesAfter(instant: string | Date, minutes: number): Date {
  return new Date(new Date(instant).getTime() + minutes * 60_000);
}

function koreanLocal(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + KST_OFFSET_MS).toISOString();
}

/** The machine's clock, which tests may push forward to see time limits pass. */
export class ShiftedClock extends Clock {
  private shiftMs = 0;

  constructor(private readonly base: Clock) {
    super();
  }

  now(): Date {
    return new Date(this.base.now().getTime() + this.shiftMs);
  }

  advance(ms: number): void {
    this.shiftMs += ms;
  }
}
