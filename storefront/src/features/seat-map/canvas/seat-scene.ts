import type { Box } from '../geometry/box';
import type { Polygon } from '../geometry/outline';

/** What a person is doing with the map, beside looking at it. Ordinals throughout. */
export interface SeatScene {
  readonly selected: ReadonlySet<number>;
  /** Indexes of the grades shown in full; null shows all. */
  readonly grades: ReadonlySet<number> | null;
  readonly focused: number | null;
  readonly hovered: number | null;
  /** Groups offered instead of lost seats, best first. */
  readonly alternatives: readonly (readonly number[])[];
  /** Free seats that a choice would leave alone. */
  readonly stranded: readonly number[];
  /** Seats under the stroke of a drag selection, and the stroke itself in map units. */
  readonly brushed: readonly number[];
  readonly stroke: Polygon;
}

export const EMPTY_SCENE: SeatScene = {
  selected: new Set(),
  grades: null,
  focused: null,
  hovered: null,
  alternatives: [],
  stranded: [],
  brushed: [],
  stroke: [],
};

/** What one frame is drawn with. The context is in map units while layers draw, unless a layer says otherwise. */
export interface Frame {
  readonly context: CanvasRenderingContext2D;
  /** CSS pixels per map unit. */
  readonly scale: number;
  /** Width of a seat in CSS pixels. */
  readonly seatWidth: number;
  readonly visible: Box;
  readonly now: number;
}
