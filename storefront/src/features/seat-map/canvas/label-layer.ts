import { overlaps, widthOf } from '../geometry/box';
import type { PlanRow, SeatPlan } from '../geometry/seat-plan';
import { toScreen, type Viewport } from '../geometry/viewport';
import type { SeatBoard } from '../status/seat-board';
import type { MapWords } from './ground-layer';
import { type SeatMapPalette, withAlpha } from './palette';
import type { Frame } from './seat-scene';

const FONT = '"Pretendard Variable", Pretendard, sans-serif';

/** Writing on the map, in CSS pixels so that it stays crisp and the same size: stage, sections, rows. */
export class LabelLayer {
  constructor(
    private readonly plan: SeatPlan,
    private readonly board: SeatBoard,
  ) {}

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
    const size = Math.min(22, Math.max(9, this.plan.seatSize * scale * 1.5));
    context.font = `740 ${size}px ${FONT}`;
    context.fillStyle = palette.onStage;
    context.letterSpacing = `${size * 0.12}px`;
    context.fillText(label[locale], ...toScreen(view, labelX, labelY));
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
    for (const { index, drawn, box } of this.plan.sections) {
      if (!overlaps(box, visible)) continue;
      const room = widthOf(box) * scale;
      const name = shortName(drawn.name[locale]);
      let size = Math.min(15, Math.max(9, room * 0.2));
      context.font = `740 ${size}px ${FONT}`;
      const width = context.measureText(name).width;
      if (width > room * 0.94) {
        size *= (room * 0.94) / width;
        if (size < 7.5) continue;
        context.font = `740 ${size}px ${FONT}`;
      }
      const [x, y] = toScreen(view, drawn.labelX, drawn.labelY);
      const left = this.board.freeBySection[index] ?? 0;
      if (nearness > 0.5) {
        this.drawPlate(context, palette, name, { x, y, size, width: Math.min(width, room) });
        continue;
      }
      const hasCount = this.board.isKnown && room > 34;
      context.fillStyle = left > 0 ? palette.ink : palette.inkFaint;
      context.fillText(name, x, hasCount ? y - size * 0.55 : y);
      if (!hasCount) continue;
      context.font = `540 ${Math.max(8.5, size * 0.78)}px ${FONT}`;
      context.fillStyle = left > 0 ? palette.inkSoft : palette.inkFaint;
      const count = left > 0 ? seatsLeft(left) : soldOut;
      context.fillText(context.measureText(count).width > room ? String(left) : count, x, y + size * 0.6);
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
  return name.replace(/\s*구역$/u, '').replace(/^Section\s+/u, '');
}
