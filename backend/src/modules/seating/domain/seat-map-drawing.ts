import type { LocalizedText } from '#kernel/localized-text';

/**
 * A seat map as it is drawn: geometry only, immutable once stored, named by its content hash.
 * Lengths are map units; paths are SVG path data with the absolute commands M L Q C A Z.
 * A seat's ordinal is its running index over sections, rows and seats, in the order of the drawing.
 */
export interface SeatMapDrawing {
  readonly format: 1;
  readonly name: LocalizedText;
  readonly width: number;
  readonly height: number;
  /** How wide one seat is. */
  readonly seatSize: number;
  readonly stage: DrawnStage;
  readonly shapes: readonly DrawnShape[];
  readonly sections: readonly DrawnSection[];
}

export interface DrawnStage {
  readonly path: string;
  readonly label: LocalizedText;
  readonly labelX: number;
  readonly labelY: number;
}

export type ShapeKind = 'wall' | 'aisle' | 'balcony' | 'console' | 'door';

/** What is drawn around the seats. Comes first on the canvas, in the order of the list. */
export interface DrawnShape {
  readonly kind: ShapeKind;
  readonly path: string;
  readonly label?: LocalizedText;
  readonly labelX?: number;
  readonly labelY?: number;
}

export interface DrawnSection {
  /** 'A', '101', '2F-L' */
  readonly id: string;
  readonly name: LocalizedText;
  readonly floor: LocalizedText;
  readonly outline: string;
  readonly labelX: number;
  readonly labelY: number;
  readonly rows: readonly DrawnRow[];
}

export interface DrawnRow {
  readonly label: string;
  /** x1, y1, x2, y2 … the seats' centres, rounded to 0.1 */
  readonly seats: readonly number[];
  /** The number on each seat; half as long as `seats`. */
  readonly numbers: readonly number[];
  /** Degrees clockwise by which a seat is turned; 0 faces the top of the map. One for the row or one per seat. */
  readonly angle: number | readonly number[];
  /** Indexes within the row. */
  readonly wheelchair?: readonly number[];
  /** Indexes within the row. */
  readonly restrictedView?: readonly number[];
}

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
