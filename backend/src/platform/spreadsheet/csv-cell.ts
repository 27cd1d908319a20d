// What spreadsheet programs take for the start of a formula, also in full width (OWASP, CSV injection).
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** A cell no spreadsheet will run: text that looks like a formula gets an apostrophe; numbers stay numbers. */
export function csvCell(value: string | number | Date | null): string | number {
  if (value === null) return '';
  if (typeof value === 'number') return value;
  if (value instanceof Date) return koreanTimestamp(value);
  return FORMULA.test(value) ? `'${value}` : value;
}

/** 2026-05-01 20:00:00, in Seoul: spreadsheets sort it and Koreans read it. */
export function koreanTimestamp(instant: Date): string {
  return new Date(instant.getTime() + 9 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
