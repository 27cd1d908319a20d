import type { LocalizedText } from '../../../lib/localized';

/** A seat map as GET /seat-maps/:hash sends it. Lengths are map units; paths are absolute SVG path data (M L Q C A Z). */
export interface SeatMapDrawing {
  readonly format: 1;
  readonly name: LocalizedText;
  readonly width: number;
  readonly height: number;
  /** How wide one seat is. */
  readonly seatSize: number;
  readonly stage: {
    readonly path: string;
    readonly label: LocalizedText;
    readonly labelX: number;
    readonly labelY: number;
  };
  readonly shapes: readonly DrawnShape[];
  readonly sections: readonly DrawnSection[];
}

export interface DrawnShape {
  readonly kind: 'wall' | 'aisle' | 'balcony' | 'console' | 'door';
  readonly path: string;
  readonly label?: LocalizedText;
  readonly labelX?: number;
  readonly labelY?: number;
}

export interface DrawnSection {
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
  /** x1, y1, x2, y2 … the seats' centres. */
  readonly seats: readonly number[];
  readonly numbers: readonly number[];
  /** Degrees clockwise; 0 faces the top of the map. One for the row or one per seat. */
  readonly angle: number | readonly number[];
  readonly wheelchair?: readonly number[];
  readonly restrictedView?: readonly number[];
}
