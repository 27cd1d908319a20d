import { boxOf, overlaps, widthOf } from '../geometry/box';
import { flattenPath } from '../geometry/outline';
import type { PlanRow, SeatPlan } from '../geometry/seat-plan';
import { toScreen, type Viewport } from '../geometry/viewport';
import type { SeatBoard } from '../status/seat-board';
import type { MapWords } from './ground-layer';
import { type SeatMapPalette, withAlpha } from './palette';
import type { Frame } from './seat-scene';

const FONT = '"Pretendard Variable", Pretendard, sans-serif';

/** Writing on the map, in CSS pixels so that it stays crisp and the same size: stage, sections, rows. */
export class LabelLayer {
  private readonly stageWidth: number;

  constructor(
    private readonly plan: SeatPlan,
    private readonly board: SeatBoard,
  ) {
    this.stageWidth = widthOf(boxOf(flattenPath(plan.drawing.stage.path)));
  }

  draw(frame: Frame, view: Viewport, palette: SeatMapPalette, words: MapWords, nearness: number): void {
    const { context } = frame;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    this.drawStage(frame, view, palette, words);
    this.drawShapes(frame, view, palette, words);
    if (frame.seatWidth < 9) this.drawSections(frame, view, palette, words, nearness);
    if (frame.seatWidth >= 9) this.drawRows(frame, view, palette);
    context.globalAlpha = 1;
  }

  private drawStage({ context, scale }: Frame, view: Viewport, palette: SeatMapPalette, { locale }: MapWords): void {
    const { label, labelX, labelY } = this.plan.drawing.stage;
    const text = label[locale];
    const size = Math.min(22, Math.max(9, this.stageWidth * scale * 0.055));
    context.font = `740 ${size}px ${FONT}`;
    context.fillStyle = palette.onStage;
    context.letterSpacing = `${size * 0.12}px`;
    if (context.measureText(text).width < this.stageWidth * scale) {
      context.fillText(text, ...toScreen(view, labelX, labelY));
    }
    context.letterSpacing = '0px';
  }

  private drawShapes({ context, scale }: Frame, view: Viewport, palette: SeatMapPalette, { locale }: MapWords): void {
    const size = Math.min(14, this.plan.seatSize * scale * 0.8);
    if (size < 7) return;
    context.font = `540 ${size}px ${FONT}`;
    context.fillStyle = palette.inkFaint;
    for (const { label, labelX, labelY } of this.plan.drawing.shapes) {
      if (label && labelX !== undefined && labelY !== undefined) {
        context.fillText(label[locale], ...toScreen(view, labelX, labelY));
      }
    }
  }

  private drawSections(
    { context, visible, scale }: Frame,
    view: Viewport,
    palette: SeatMapPalette,
    { locale, seatsLeft, soldOut }: MapWords,
    nearness: number,
  ): void {
    const shown = this.plan.sections.filter(({ box }) => overlaps(box, visible));
    const base = Math.min(14, Math.max(9, scale * this.plan.seatSize * 5));
    const small = Math.max(8.5, base * 0.78);
    // Counts on some sections and not on others would look as if they meant something.
    context.font = `540 ${small}px ${FONT}`;
    const widest = context.measureText(seatsLeft(188)).width;
    const roomy = shown.filter(({ room }) => room.height * scale > base + small + 3 && room.width * scale > widest);
    const hasCounts = this.board.isKnown && nearness < 0.5 && roomy.length > shown.length * 0.85;
    for (const { index, drawn, room } of shown) {
      const width = room.width * scale;
      const name = shortName(drawn.name[locale]);
      let size = base;
      context.font = `740 ${size}px ${FONT}`;
      const wide = context.measureText(name).width;
      if (wide > width * 0.94) {
        size *= (width * 0.94) / wide;
        if (size < 7) continue;
        context.font = `740 ${size}px ${FONT}`;
      }
      const [x, y] = toScreen(view, drawn.labelX, drawn.labelY);
      if (nearness > 0.5) {
        this.drawPlate(context, palette, name, { x, y, size, width: Math.min(wide, width) });
        continue;
      }
      const left = this.board.freeBySection[index] ?? 0;
      context.fillStyle = left > 0 ? palette.ink : palette.inkFaint;
      const isCounted = hasCounts && (this.board.forSaleBySection[index] ?? 0) > 0;
      context.fillText(name, x, isCounted ? y - size * 0.52 : y);
      if (!isCounted) continue;
      context.font = `540 ${small}px ${FONT}`;
      context.fillStyle = left > 0 ? palette.inkSoft : palette.inkFaint;
      context.fillText(left > 0 ? seatsLeft(left) : soldOut, x, y + size * 0.62);
    }
  }

  /** Over single seats a name needs a ground of its own. */
  private drawPlate(
    context: CanvasRenderingContext2D,
    palette: SeatMapPalette,
    name: string,
    { x, y, size, width }: { readonly x: number; readonly y: number; readonly size: number; readonly width: number },
  ): void {
    context.fillStyle = withAlpha(palette.surface, 0.88);
    context.beginPath();
    context.roundRect(x - width / 2 - 7, y - size * 0.5 - 4, width + 14, size + 8, size);
    context.fill();
    context.fillStyle = palette.ink;
    context.fillText(name, x, y + 0.5);
  }

  private drawRows({ context, visible, seatWidth }: Frame, view: Viewport, palette: SeatMapPalette): void {
    const size = Math.min(13, Math.max(8, seatWidth * 0.5));
    context.font = `640 ${size}px ${FONT}`;
    context.fillStyle = palette.inkFaint;
    context.globalAlpha = Math.min(1, (seatWidth - 9) / 3);
    for (const row of this.plan.rows) {
      if (!overlaps(row.box, visible)) continue;
      this.drawRowLabel(context, view, row, row.first, row.first + 1);
      this.drawRowLabel(context, view, row, row.end - 1, row.end - 2);
    }
  }

  /** One seat further out than the last, on the line the last two make. */
  private drawRowLabel(
    context: CanvasRenderingContext2D,
    view: Viewport,
    row: PlanRow,
    end: number,
    inner: number,
  ): void {
    const { plan } = this;
    const x = plan.x[end] ?? 0;
    const y = plan.y[end] ?? 0;
    const isAlone = inner < row.first || inner >= row.end;
    const dx = isAlone ? plan.seatSize * (end === row.first ? -1 : 1) : x - (plan.x[inner] ?? 0);
    const dy = isAlone ? 0 : y - (plan.y[inner] ?? 0);
    const length = Math.hypot(dx, dy) || 1;
    const step = plan.seatSize * 0.95;
    context.fillText(row.label, ...toScreen(view, x + (dx / length) * step, y + (dy / length) * step));
  }
}

/** '101 구역' → '101': the word for section says nothing on a map full of sections. */
export function shortName(name: string): string {
  return name
    .replace(/\s*구역$/u, '')
    .replace(/^Section\s+/u, '')
    .replace(/\s+block$/u, '');
}
