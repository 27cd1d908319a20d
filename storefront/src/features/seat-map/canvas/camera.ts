import type { Box } from '../geometry/box';
import {
  between,
  fit,
  type Insets,
  keepInSight,
  NO_INSETS,
  pan,
  type ScaleLimits,
  type Size,
  type Viewport,
  zoomAt,
} from '../geometry/viewport';

/** Largest a seat may get on screen, CSS pixels. */
const LARGEST_SEAT = 46;
const FLIGHT = 420;
const easeOut = (t: number): number => 1 - (1 - t) ** 3;

interface Flight {
  readonly from: Viewport;
  readonly to: Viewport;
  readonly startedAt: number;
  readonly lasts: number;
}

/** Where the map is looked at from: moves at once under a finger, flies when a button or a tap says where to. */
export class Camera {
  view: Viewport = { scale: 1, offsetX: 0, offsetY: 0 };
  size: Size = { width: 1, height: 1 };
  private insets: Insets = NO_INSETS;
  private limits: ScaleLimits = { min: 0.01, max: 10 };
  private flight: Flight | undefined;
  private isPlaced = false;
  /** What was last asked to be shown, until somebody moves away from it. */
  private shown: Box | undefined;

  constructor(
    private readonly box: Box,
    private readonly seatSize: number,
    private readonly moved: () => void,
    private readonly flies: () => boolean = () => true,
  ) {}

  get isFlying(): boolean {
    return this.flight !== undefined;
  }

  /** Where the camera is or is on its way to. */
  get target(): Viewport {
    return this.flight?.to ?? this.view;
  }

  get isWhole(): boolean {
    return this.target.scale <= this.home().scale * 1.02;
  }

  get isClosest(): boolean {
    return this.target.scale >= this.limits.max * 0.99;
  }

  /** Keeps the middle of the map in the middle when the screen changes its size; shows all of it the first time. */
  resize(size: Size, insets: Insets): void {
    const wasWhole = !this.isPlaced || this.isWhole;
    const [dx, dy] = [(size.width - this.size.width) / 2, (size.height - this.size.height) / 2];
    this.size = size;
    this.insets = insets;
    const whole = fit(this.box, size, insets, { min: 0, max: Infinity }).scale;
    this.limits = { min: whole * 0.8, max: Math.max(LARGEST_SEAT / this.seatSize, whole * 1.5) };
    const target = this.shown ? this.fitted(this.shown) : wasWhole ? this.home() : pan(this.target, dx, dy);
    const { flight } = this;
    // A sheet that opens below the map resizes it in the middle of a flight: fly on, to where it is now.
    if (flight) this.flight = { ...flight, to: keepInSight(target, this.box, size) };
    else this.view = this.shown || wasWhole ? target : keepInSight(target, this.box, size);
    this.isPlaced = true;
    this.moved();
  }

  pan(dx: number, dy: number): void {
    this.place(pan(this.view, dx, dy));
  }

  /** At once, as under two fingers. */
  zoomAt(factor: number, x: number, y: number): void {
    this.place(zoomAt(this.view, factor, x, y, this.limits));
  }

  /** Smoothly. Presses in quick succession add up. */
  zoomTowards(factor: number, x: number, y: number, now: number, lasts = 220): void {
    this.flyTo(zoomAt(this.target, factor, x, y, this.limits), now, lasts);
  }

  zoomStep(factor: number, now: number): void {
    const { left, right, top, bottom } = this.insets;
    this.zoomTowards(factor, (left + this.size.width - right) / 2, (top + this.size.height - bottom) / 2, now, 260);
  }

  showAll(now: number): void {
    this.flyTo(this.home(), now);
  }

  show(box: Box, now: number): void {
    this.flyTo(this.fitted(box), now);
    this.shown = box;
  }

  /** Brings a point into the middle; comes closer if a seat would be narrower than `seatWidth` pixels. */
  centreOn(x: number, y: number, seatWidth: number, now: number): void {
    const scale = Math.min(this.limits.max, Math.max(this.target.scale, seatWidth / this.seatSize));
    const { left, right, top, bottom } = this.insets;
    const to = {
      scale,
      offsetX: (left + this.size.width - right) / 2 - x * scale,
      offsetY: (top + this.size.height - bottom) / 2 - y * scale,
    };
    this.flyTo(to, now);
  }

  /** True while the camera moves by itself. */
  step(now: number): boolean {
    if (!this.flight) return false;
    const { from, to, startedAt, lasts } = this.flight;
    const t = Math.min(1, (now - startedAt) / lasts);
    this.view = between(from, to, easeOut(t), this.size);
    if (t >= 1) this.flight = undefined;
    return true;
  }

  private fitted(box: Box): Viewport {
    return fit(box, this.size, this.insets, this.limits);
  }

  private home(): Viewport {
    return fit(this.box, this.size, this.insets, { min: 0, max: Infinity });
  }

  private place(view: Viewport): void {
    this.flight = undefined;
    this.shown = undefined;
    this.view = keepInSight(view, this.box, this.size);
    this.moved();
  }

  private flyTo(to: Viewport, now: number, lasts = FLIGHT): void {
    const target = keepInSight(to, this.box, this.size);
    this.shown = undefined;
    if (!this.flies()) {
      this.place(target);
      return;
    }
    this.flight = { from: this.view, to: target, startedAt: now, lasts };
    this.moved();
  }
}
