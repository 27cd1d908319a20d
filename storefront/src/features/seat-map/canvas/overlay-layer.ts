import type { SeatPlan } from '../geometry/seat-plan';
import { toScreen, type Viewport } from '../geometry/viewport';
import { type SeatMapPalette, withAlpha } from './palette';
import { frameOf } from './seat-chunks';
import type { Frame, SeatScene } from './seat-scene';
import { addChair, addCheck } from './seat-shapes';

const RIPPLE = 900;
/** Seats of one's own never get smaller on screen than this, so that they are found again from afar. */
const SMALLEST_OWN = 11;

/** What moves on top: one's own seats, offers, the keyboard's place, changes by others, the stroke of a drag. */
export class OverlayLayer {
  private ripples: { readonly ordinal: number; readonly startedAt: number }[] = [];

  constructor(private readonly plan: SeatPlan) {}

  /** Lets seats that others just took or gave back send out a ring. */
  ripple(ordinals: readonly number[], now: number): void {
    for (const ordinal of ordinals.slice(0, 60)) this.ripples.push({ ordinal, startedAt: now });
  }

  /** True while something still moves. */
  draw(frame: Frame, view: Viewport, scene: SeatScene, palette: SeatMapPalette): boolean {
    this.drawRipples(frame, palette);
    for (const ordinal of scene.selected) this.drawOwn(frame, palette, ordinal);
    this.drawBrush(frame, scene, palette);
    this.drawAlternatives(frame, view, scene, palette);
    this.drawStranded(frame, scene, palette);
    if (scene.hovered !== null && !scene.selected.has(scene.hovered))
      this.drawRing(frame, scene.hovered, palette.ink, 1.5);
    if (scene.focused !== null) this.drawFocus(frame, palette, scene.focused);
    return this.ripples.length > 0 || scene.alternatives.length > 0;
  }

  private drawOwn({ context, scale, seatWidth }: Frame, palette: SeatMapPalette, ordinal: number): void {
    const size = Math.max(this.plan.seatSize, SMALLEST_OWN / scale);
    const frame = { ...frameOf(this.plan, ordinal), size };
    const body = new Path2D();
    addChair(body, frame, seatWidth < SMALLEST_OWN ? 1 : 0.94);
    context.lineJoin = 'round';
    context.strokeStyle = palette.surface;
    context.lineWidth = 3.5 / scale;
    context.stroke(body);
    context.fillStyle = palette.accent;
    context.fill(body);
    context.strokeStyle = palette.ink;
    context.lineWidth = Math.max(1.25, Math.min(2, seatWidth * 0.08)) / scale;
    context.stroke(body);
    const check = new Path2D();
    addCheck(check, frame);
    context.lineCap = 'round';
    context.strokeStyle = palette.onAccent;
    context.lineWidth = size * 0.12;
    context.stroke(check);
  }

  private drawBrush({ context, scale }: Frame, { brushed, stroke }: SeatScene, palette: SeatMapPalette): void {
    if (brushed.length > 0) {
      const path = new Path2D();
      for (const ordinal of brushed) addChair(path, frameOf(this.plan, ordinal), 0.94);
      context.fillStyle = withAlpha(palette.accent, 0.55);
      context.fill(path);
    }
    if (stroke.length < 4) return;
    context.beginPath();
    for (let i = 0; i < stroke.length; i += 2) context.lineTo(stroke[i] ?? 0, stroke[i + 1] ?? 0);
    context.strokeStyle = withAlpha(palette.accent, 0.8);
    context.lineWidth = 2 / scale;
    context.lineCap = 'round';
    context.setLineDash([6 / scale, 5 / scale]);
    context.stroke();
    context.setLineDash([]);
  }

  private drawAlternatives(frame: Frame, view: Viewport, { alternatives }: SeatScene, palette: SeatMapPalette): void {
    const { context, scale, now } = frame;
    const breath = 0.5 + 0.5 * Math.sin(now / 260);
    alternatives.forEach((group, index) => {
      const path = new Path2D();
      for (const ordinal of group) addChair(path, frameOf(this.plan, ordinal), 1.12);
      context.strokeStyle = withAlpha(palette.accent, 0.35 + 0.65 * breath);
      context.lineWidth = 3 / scale;
      context.stroke(path);
      this.drawFlag(frame, view, palette, group, index + 1);
    });
  }

  /** A broken ring: it tells by its shape, too. */
  private drawStranded(frame: Frame, { stranded }: SeatScene, palette: SeatMapPalette): void {
    const { context, scale } = frame;
    for (const ordinal of stranded) {
      this.drawRing(frame, ordinal, palette.surface, 5, 9);
      context.setLineDash([5 / scale, 4 / scale]);
      this.drawRing(frame, ordinal, palette.ink, 2.5, 9);
      context.setLineDash([]);
    }
  }

  /** The number of an offer, above its seats, the same size at every zoom. */
  private drawFlag(
    { context, scale }: Frame,
    _view: Viewport,
    palette: SeatMapPalette,
    group: readonly number[],
    number: number,
  ): void {
    const middle = group[Math.floor((group.length - 1) / 2)] ?? 0;
    const after = group[Math.ceil((group.length - 1) / 2)] ?? middle;
    const x = ((this.plan.x[middle] ?? 0) + (this.plan.x[after] ?? 0)) / 2;
    const y = ((this.plan.y[middle] ?? 0) + (this.plan.y[after] ?? 0)) / 2 - this.plan.seatSize / 2 - 16 / scale;
    context.beginPath();
    context.arc(x, y, 11 / scale, 0, Math.PI * 2);
    context.fillStyle = palette.accent;
    context.fill();
    context.strokeStyle = palette.surface;
    context.lineWidth = 2 / scale;
    context.stroke();
    context.fillStyle = palette.onAccent;
    context.font = `740 ${13 / scale}px "Pretendard Variable", Pretendard, sans-serif`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(String(number), x, y + 0.5 / scale);
  }

  private drawFocus(frame: Frame, palette: SeatMapPalette, ordinal: number): void {
    this.drawRing(frame, ordinal, palette.surface, 6, 7);
    this.drawRing(frame, ordinal, palette.ink, 3, 7);
  }

  private drawRing({ context, scale }: Frame, ordinal: number, colour: string, width: number, least = 0): void {
    const x = this.plan.x[ordinal] ?? 0;
    const y = this.plan.y[ordinal] ?? 0;
    context.beginPath();
    context.arc(x, y, Math.max(this.plan.seatSize * 0.68, least / scale), 0, Math.PI * 2);
    context.strokeStyle = colour;
    context.lineWidth = width / scale;
    context.stroke();
  }

  private drawRipples({ context, scale, now, seatWidth }: Frame, palette: SeatMapPalette): void {
    this.ripples = this.ripples.filter(({ startedAt }) => now - startedAt < RIPPLE);
    if (seatWidth < 5) return;
    for (const { ordinal, startedAt } of this.ripples) {
      const t = Math.max(0, (now - startedAt) / RIPPLE);
      context.beginPath();
      const radius = this.plan.seatSize * (0.45 + 0.75 * t);
      context.arc(this.plan.x[ordinal] ?? 0, this.plan.y[ordinal] ?? 0, radius, 0, Math.PI * 2);
      context.strokeStyle = withAlpha(palette.ink, 0.55 * (1 - t));
      context.lineWidth = 1.5 / scale;
      context.stroke();
    }
  }
}

/** Where on screen a seat's upper edge is, for a tip beside it. */
export function tipOf(plan: SeatPlan, view: Viewport, ordinal: number): { readonly x: number; readonly y: number } {
  const [x, y] = toScreen(view, plan.x[ordinal] ?? 0, (plan.y[ordinal] ?? 0) - plan.seatSize * 0.7);
  return { x, y };
}
