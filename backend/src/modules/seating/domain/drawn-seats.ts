import type { LocalizedText } from '#kernel/localized-text';
import type { DrawnRow, DrawnSection, SeatMapDrawing } from './seat-map-drawing';

/** One seat, taken out of its drawing. */
export interface DrawnSeat {
  readonly ordinal: number;
  readonly id: string;
  readonly section: DrawnSection;
  readonly row: DrawnRow;
  readonly indexInRow: number;
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

/** '101-7-12': unique in a map, and what clients send back when they ask for a seat. */
export function seatId(sectionId: string, rowLabel: string, number: number): string {
  return `${sectionId}-${rowLabel}-${number}`;
}

/** What is printed on a ticket: `나 구역 7열 12번`, `Section B, row 7, seat 12`. */
export function seatLabel(section: Pick<DrawnSection, 'name'>, rowLabel: string, number: number): LocalizedText {
  return {
    ko: `${section.name.ko} ${rowLabel}열 ${number}번`,
    en: `${section.name.en}, row ${rowLabel}, seat ${number}`,
  };
}

/** All seats in the order of their ordinals. */
export function* seatsOf(drawing: SeatMapDrawing): Generator<DrawnSeat> {
  let ordinal = 0;
  for (const section of drawing.sections) {
    for (const row of section.rows) {
      for (const [indexInRow, number] of row.numbers.entries()) {
        const x = row.seats[indexInRow * 2] ?? Number.NaN;
        const y = row.seats[indexInRow * 2 + 1] ?? Number.NaN;
        yield { ordinal, id: seatId(section.id, row.label, number), section, row, indexInRow, number, x, y };
        ordinal += 1;
      }
    }
  }
}

export function seatCountOf(drawing: SeatMapDrawing): number {
  return drawing.sections.reduce(
    (total, section) => total + section.rows.reduce((inSection, row) => inSection + row.numbers.length, 0),
    0,
  );
}
