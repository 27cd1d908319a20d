export const FREE = 0;
export const HELD = 1;
export const SOLD = 2;
export const NOT_FOR_SALE = 3;

export type SeatStatus = typeof FREE | typeof HELD | typeof SOLD | typeof NOT_FOR_SALE;

/** A whole picture of a performance's seats: two bits a seat, packed four to a byte, in base64. */
export interface StatusSnapshot {
  readonly version: string;
  readonly seats: string;
}

/** What changed since `previous`; pairs of ordinal and new status. */
export interface StatusDelta {
  readonly performanceId: string;
  readonly version: string;
  readonly previous: string;
  readonly changes: readonly (readonly [ordinal: number, status: number])[];
}

export class MalformedStatus extends Error {}

/**
 * Unpacks seat statuses: ordinal i sits in byte i >> 2 at bits (i & 3) * 2.
 * @throws MalformedStatus when the text is no base64 or too short for the seats there are.
 */
export function decodeStatuses(base64: string, seatCount: number): Uint8Array {
  let packed: string;
  try {
    packed = atob(base64);
  } catch {
    throw new MalformedStatus('Seat statuses are not base64.');
  }
  if (packed.length < Math.ceil(seatCount / 4)) {
    throw new MalformedStatus(`${packed.length} bytes cannot hold ${seatCount} seats.`);
  }
  const statuses = new Uint8Array(seatCount);
  for (let i = 0; i < seatCount; i += 1) statuses[i] = (packed.charCodeAt(i >> 2) >> ((i & 3) * 2)) & 3;
  return statuses;
}

/** '0'…'9' → index into the grades, '-' → NO_GRADE. */
export const NO_GRADE = 255;

export function decodeGrades(seatGrades: string, seatCount: number): Uint8Array {
  const grades = new Uint8Array(seatCount).fill(NO_GRADE);
  for (let i = 0; i < Math.min(seatCount, seatGrades.length); i += 1) {
    const digit = seatGrades.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) grades[i] = digit;
  }
  return grades;
}
