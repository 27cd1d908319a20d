import { heightOf, widthOf } from '../geometry/box';
import type { SeatPlan } from '../geometry/seat-plan';
import { fit, toMap, type Viewport, visibleBox } from '../geometry/viewport';
import type { SeatBoard } from '../status/seat-board';
import { NO_GRADE } from '../status/seat-status';
import type { Camera } from './camera';
import { gradeColour, type SeatMapPalette, withAlpha } from './palette';

interface Mapped {
  readonly plan: SeatPlan;
  readonly board: SeatBoard;
  readonly grades: readonly { readonly color: number }[];
}

const MARGIN = 8;
const LONGEST = { width: 176, height: 150 };

/** Draws the minimap: sections once, then only the frame around what is on screen. */
export class MinimapArtist {
  private readonly context: CanvasRenderingContext2D;
  private readonly view: Viewport;
  private readonly size: { readonly width: number; readonly height: number };
  private readonly density = Math.min(3, window.devicePixelRatio || 1);
  private readonly still = document.createElement('canvas');
  private mine: ReadonlySet<number> = new Set();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly mapped: Mapped,
    private readonly camera: Camera,
    private readonly palette: SeatMapPalette,
  ) {
    const { box } = mapped.plan;
    const ratio = Math.min(LONGEST.width / widthOf(box), LONGEST.height / heightOf(box));
    this.size = { width: widthOf(box) * ratio + MARGIN * 2, height: heightOf(box) * ratio + MARGIN * 2 };
    const inset = { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN };
    this.view = fit(box, this.size, inset, { min: 0, max: Infinity });
    for (const target of [canvas, this.still]) {
      target.width = Math.round(this.size.width * this.density);
      target.height = Math.round(this.size.height * this.density);
    }
    canvas.style.width = `${this.size.width}px`;
    canvas.style.height = `${this.size.height}px`;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser draws no canvas.');
    this.context = context;
    this.repaint();
  }

  mark(mine: ReadonlySet<number>): void {
    this.mine = mine;
    this.draw();
  }

  /** Seats come and go many times a second; this picture need not. */
  repaintSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.repaint();
      this.draw();
    }, 800);
  }

  destroy(): void {
    clearTimeout(this.timer);
  }

  goTo(x: number, y: number, isFlight: boolean): void {
    const [mapX, mapY] = toMap(this.view, x, y);
    if (isFlight) this.camera.centreOn(mapX, mapY, 0, performance.now());
    else {
      const { scale, offsetX, offsetY } = this.camera.view;
      const { width, height } = this.camera.size;
      this.camera.pan(width / 2 - mapX * scale - offsetX, height / 2 - mapY * scale - offsetY);
    }
  }

  draw(): void {
    const { context, density } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.drawImage(this.still, 0, 0);
    const { scale, offsetX, offsetY } = this.view;
    context.setTransform(density, 0, 0, density, 0, 0);
    const seen = visibleBox(this.camera.view, this.camera.size);
    const left = Math.max(1, seen.minX * scale + offsetX);
    const top = Math.max(1, seen.minY * scale + offsetY);
    const right = Math.min(this.size.width - 1, seen.maxX * scale + offsetX);
    const bottom = Math.min(this.size.height - 1, seen.maxY * scale + offsetY);
    context.fillStyle = withAlpha(this.palette.ink, 0.07);
    context.fillRect(left, top, right - left, bottom - top);
    context.strokeStyle = this.palette.ink;
    context.lineWidth = 1.5;
    context.strokeRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    context.fillStyle = this.palette.accent;
    for (const ordinal of this.mine) {
      const { x, y } = this.mapped.plan;
      context.beginPath();
      context.arc((x[ordinal] ?? 0) * scale + offsetX, (y[ordinal] ?? 0) * scale + offsetY, 3, 0, Math.PI * 2);
      context.fill();
    }
  }

  private repaint(): void {
    const context = this.still.getContext('2d');
    if (!context) return;
    const { plan, board, grades } = this.mapped;
    const by = this.view.scale * this.density;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.still.width, this.still.height);
    context.setTransform(by, 0, 0, by, this.view.offsetX * this.density, this.view.offsetY * this.density);
    context.fillStyle = this.palette.stage;
    context.fill(new Path2D(plan.drawing.stage.path));
    for (const { drawn, first, end, index } of plan.sections) {
      const middle = board.gradeOf(Math.floor((first + end) / 2));
      const left = board.freeBySection[index] ?? 0;
      const colour =
        left > 0 && middle !== NO_GRADE
          ? gradeColour(this.palette, grades[middle]?.color ?? 0).fill
          : this.palette.taken;
      const share = left / Math.max(1, board.forSaleBySection[index] ?? 1);
      context.fillStyle = withAlpha(colour, left > 0 ? 0.35 + 0.5 * share : 0.3);
      context.fill(new Path2D(drawn.outline));
    }
  }
}
