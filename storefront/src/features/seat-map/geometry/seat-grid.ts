import type { Box } from './box';
import { isInside, type Polygon } from './outline';
import type { SeatPlan } from './seat-plan';

/** Finds seats near a point without asking all of them: seats sorted into square cells, two seats wide. */
export class SeatGrid {
  private readonly cell: number;
  private readonly columns: number;
  private readonly rows: number;
  private readonly left: number;
  private readonly top: number;
  /** Where a cell's seats start in `seats`; one longer than there are cells. */
  private readonly starts: Uint32Array;
  private readonly seats: Uint32Array;

  constructor(private readonly plan: SeatPlan) {
    this.cell = plan.seatSize * 2;
    this.left = plan.box.minX;
    this.top = plan.box.minY;
    this.columns = Math.max(1, Math.ceil((plan.box.maxX - this.left) / this.cell) + 1);
    this.rows = Math.max(1, Math.ceil((plan.box.maxY - this.top) / this.cell) + 1);
    this.starts = new Uint32Array(this.columns * this.rows + 1);
    this.seats = new Uint32Array(plan.seatCount);
    const cells = Uint32Array.from(plan.x, (x, i) => this.cellOf(x, plan.y[i] ?? 0));
    for (const cell of cells) this.starts[cell + 1] = (this.starts[cell + 1] ?? 0) + 1;
    for (let i = 1; i < this.starts.length; i += 1) this.starts[i] = (this.starts[i] ?? 0) + (this.starts[i - 1] ?? 0);
    const next = this.starts.slice();
    cells.forEach((cell, ordinal) => {
      const at = next[cell] ?? 0;
      this.seats[at] = ordinal;
      next[cell] = at + 1;
    });
  }

  /** The seat whose centre is nearest to a point, at most `radius` away. */
  nearest(x: number, y: number, radius: number, accept: (ordinal: number) => boolean = () => true): number | undefined {
    let best: number | undefined;
    let smallest = radius * radius;
    this.visit({ minX: x - radius, minY: y - radius, maxX: x + radius, maxY: y + radius }, (ordinal) => {
      const dx = (this.plan.x[ordinal] ?? 0) - x;
      const dy = (this.plan.y[ordinal] ?? 0) - y;
      const distance = dx * dx + dy * dy;
      if (distance <= smallest && accept(ordinal)) {
        smallest = distance;
        best = ordinal;
      }
    });
    return best;
  }

  /** Ordinals whose centres lie in the box, in order. */
  inBox(box: Box): number[] {
    const found: number[] = [];
    this.visit(box, (ordinal) => {
      const x = this.plan.x[ordinal] ?? 0;
      const y = this.plan.y[ordinal] ?? 0;
      if (x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY) found.push(ordinal);
    });
    return found.sort((a, b) => a - b);
  }

  /** Ordinals whose centres a drawn loop encloses. */
  inLoop(loop: Polygon, box: Box): number[] {
    return this.inBox(box).filter((ordinal) => isInside(loop, this.plan.x[ordinal] ?? 0, this.plan.y[ordinal] ?? 0));
  }

  private visit(box: Box, see: (ordinal: number) => void): void {
    const fromColumn = this.column(box.minX);
    const toColumn = this.column(box.maxX);
    for (let row = this.row(box.minY), lastRow = this.row(box.maxY); row <= lastRow; row += 1) {
      const start = this.starts[row * this.columns + fromColumn] ?? 0;
      const end = this.starts[row * this.columns + toColumn + 1] ?? 0;
      for (let i = start; i < end; i += 1) see(this.seats[i] ?? 0);
    }
  }

  private cellOf(x: number, y: number): number {
    return this.row(y) * this.columns + this.column(x);
  }

  private column(x: number): number {
    return Math.min(this.columns - 1, Math.max(0, Math.floor((x - this.left) / this.cell)));
  }

  private row(y: number): number {
    return Math.min(this.rows - 1, Math.max(0, Math.floor((y - this.top) / this.cell)));
  }
}
