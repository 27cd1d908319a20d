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
