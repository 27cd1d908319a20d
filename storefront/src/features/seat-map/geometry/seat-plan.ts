import { type Box, boxOf, EMPTY_BOX, grow, unionOf } from './box';
import type { LocalizedText } from '../../../lib/localized';
import type { DrawnSection, SeatMapDrawing } from './drawing';
import { flattenPath, isInside, type Polygon, roomAt } from './outline';

export const WHEELCHAIR = 1;
export const RESTRICTED_VIEW = 2;

export interface PlanRow {
  readonly index: number;
  readonly label: string;
  readonly section: PlanSection;
  /** Ordinals from `first` up to, not including, `end`. */
  readonly first: number;
  readonly end: number;
  readonly box: Box;
}

export interface PlanSection {
  readonly index: number;
  readonly drawn: DrawnSection;
  readonly rows: readonly PlanRow[];
  readonly first: number;
  readonly end: number;
  readonly box: Box;
  readonly polygon: Polygon;
  /** Room for writing around the label's place, map units. */
  readonly room: { readonly width: number; readonly height: number };
}

/** A drawing laid out flat: one typed array per property, one slot per seat ordinal, so that a frame walks memory in order. */
export class SeatPlan {
  readonly seatCount: number;
  readonly seatSize: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Radians clockwise. */
  readonly angle: Float32Array;
  readonly number: Uint16Array;
  readonly flags: Uint8Array;
  readonly sections: readonly PlanSection[];
  readonly rows: readonly PlanRow[];
  /** Everything drawn: seats, stage and walls. */
  readonly box: Box;
  private readonly rowOfSeat: Uint16Array;
  private ordinals: Map<string, number> | undefined;

  constructor(readonly drawing: SeatMapDrawing) {
    const count = drawing.sections.reduce(
      (total, section) => section.rows.reduce((sum, row) => sum + row.numbers.length, total),
      0,
    );
    this.seatCount = count;
    this.seatSize = drawing.seatSize;
    this.x = new Float32Array(count);
    this.y = new Float32Array(count);
    this.angle = new Float32Array(count);
    this.number = new Uint16Array(count);
    this.flags = new Uint8Array(count);
    this.rowOfSeat = new Uint16Array(count);
    const rows: PlanRow[] = [];
    this.sections = drawing.sections.map((section, index) => this.layOut(section, index, rows));
    this.rows = rows;
    const drawn = [drawing.stage.path, ...drawing.shapes.map((shape) => shape.path)].map((path) =>
      boxOf(flattenPath(path)),
    );
    this.box = [...this.sections.map((section) => section.box), ...drawn].reduce(unionOf, EMPTY_BOX);
  }

  rowOf(ordinal: number): PlanRow {
    const row = this.rows[this.rowOfSeat[ordinal] ?? 0];
    if (!row) throw new RangeError(`No seat ${ordinal} in this plan.`);
    return row;
  }

  sectionOf(ordinal: number): PlanSection {
    return this.rowOf(ordinal).section;
  }

  /** '101-7-12', as the API names the seat. */
  idOf(ordinal: number): string {
    const row = this.rowOf(ordinal);
    return `${row.section.drawn.id}-${row.label}-${this.number[ordinal] ?? 0}`;
  }

  ordinalOf(id: string): number | undefined {
    this.ordinals ??= new Map(Array.from({ length: this.seatCount }, (_, ordinal) => [this.idOf(ordinal), ordinal]));
    return this.ordinals.get(id);
  }

  labelOf(ordinal: number): LocalizedText {
    const row = this.rowOf(ordinal);
    const { ko, en } = row.section.drawn.name;
    const number = this.number[ordinal] ?? 0;
    return { ko: `${ko} ${row.label}열 ${number}번`, en: `${en}, row ${row.label}, seat ${number}` };
  }

  isWheelchair(ordinal: number): boolean {
    return ((this.flags[ordinal] ?? 0) & WHEELCHAIR) !== 0;
  }

  hasRestrictedView(ordinal: number): boolean {
    return ((this.flags[ordinal] ?? 0) & RESTRICTED_VIEW) !== 0;
  }

  sectionAt(x: number, y: number): PlanSection | undefined {
    return this.sections.find(
      ({ box, polygon }) => x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY && isInside(polygon, x, y),
    );
  }

  private layOut(drawn: DrawnSection, index: number, allRows: PlanRow[]): PlanSection {
    const polygon = flattenPath(drawn.outline);
    const rows: PlanRow[] = [];
    const first = allRows.at(-1)?.end ?? 0;
    const room = roomAt(polygon, drawn.labelX, drawn.labelY);
    const section = { index, drawn, rows, first, end: first, box: boxOf(polygon), polygon, room };
    for (const row of drawn.rows) {
      const start = section.end;
      row.numbers.forEach((number, i) => {
        const ordinal = start + i;
        this.x[ordinal] = row.seats[i * 2] ?? 0;
        this.y[ordinal] = row.seats[i * 2 + 1] ?? 0;
        const degrees = typeof row.angle === 'number' ? row.angle : (row.angle[i] ?? 0);
        this.angle[ordinal] = (degrees * Math.PI) / 180;
        this.number[ordinal] = number;
        this.rowOfSeat[ordinal] = allRows.length;
      });
      for (const i of row.wheelchair ?? []) this.flag(start + i, WHEELCHAIR);
      for (const i of row.restrictedView ?? []) this.flag(start + i, RESTRICTED_VIEW);
      const end = start + row.numbers.length;
      const box = grow(boxOf(row.seats), this.seatSize);
      const planned: PlanRow = { index: allRows.length, label: row.label, section, first: start, end, box };
      rows.push(planned);
      allRows.push(planned);
      section.end = end;
      section.box = unionOf(section.box, box);
    }
    return section;
  }

  private flag(ordinal: number, flag: number): void {
    this.flags[ordinal] = (this.flags[ordinal] ?? 0) | flag;
  }
}
