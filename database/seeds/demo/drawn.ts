import { createHash } from 'node:crypto';
import type { SeatMapDrawing } from '../../../backend/src/modules/seating/domain/seat-map-drawing.ts';

export interface SeatRow {
  readonly ordinal: number;
  readonly seatId: string;
  readonly sectionId: string;
  readonly sectionKo: string;
  readonly sectionEn: string;
  readonly rowLabel: string;
  readonly number: number;
  readonly wheelchair: boolean;
  readonly restrictedView: boolean;
  /** Starts a new group: not beside the seat before it. */
  readonly startsGroup: boolean;
}

/**
 * The drawing as it is stored and named. seating/domain owns this rule; scripts here run without building the backend,
 * so it is said again, and demo-halls.spec.ts compares the two.
 */
export function stored(drawing: SeatMapDrawing): { text: string; hash: string } {
  const text = JSON.stringify(drawing, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return { text, hash: createHash('sha256').update(text).digest('hex').slice(0, 32) };
}

/** The seats of a drawing as rows of the table `seat`. */
export function seatRows(drawing: SeatMapDrawing): SeatRow[] {
  const rows: SeatRow[] = [];
  for (const section of drawing.sections) {
    for (const row of section.rows) {
      for (const [index, number] of row.numbers.entries()) {
        const step = Math.hypot(
          (row.seats[index * 2] ?? 0) - (row.seats[index * 2 - 2] ?? 0),
          (row.seats[index * 2 + 1] ?? 0) - (row.seats[index * 2 - 1] ?? 0),
        );
        rows.push({
          ordinal: rows.length,
          seatId: `${section.id}-${row.label}-${number}`,
          sectionId: section.id,
          sectionKo: section.name.ko,
          sectionEn: section.name.en,
          rowLabel: row.label,
          number,
          wheelchair: row.wheelchair?.includes(index) ?? false,
          restrictedView: row.restrictedView?.includes(index) ?? false,
          startsGroup: index === 0 || step > drawing.seatSize * 1.6,
        });
      }
    }
  }
  return rows;
}
