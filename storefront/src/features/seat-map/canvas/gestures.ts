import type { Camera } from './camera';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface GestureListener {
  /** Returns whether the tap meant something; only then a second tap nearby is no double tap. */
  tapped(point: Point, pointer: 'touch' | 'mouse'): boolean;
  hovered(point: Point | null): void;
  /** A drag that selects instead of moving the map: points so far, then once more when it ends. */
  brushed(stroke: readonly Point[], isDone: boolean): void;
  /** Should a plain drag select? */
  brushes(): boolean;
}

const SLOP = { mouse: 4, touch: 10 };
const DOUBLE_TAP = { within: 320, near: 32 };

type Mode = 'idle' | 'press' | 'pan' | 'pinch' | 'brush';

/** Turns pointers and wheel over an element into moves of the camera, taps and strokes. */
export class Gestures {
  private readonly pointers = new Map<number, Point>();
  private readonly stop = new AbortController();
  private mode: Mode = 'idle';
  private start: Point = { x: 0, y: 0 };
  private stroke: Point[] = [];
  private lastIdleTap: (Point & { readonly at: number }) | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly camera: Camera,
    private readonly listener: GestureListener,
  ) {
    const { signal } = this.stop;
    element.addEventListener('pointerdown', (event) => this.down(event), { signal });
    element.addEventListener('pointermove', (event) => this.move(event), { signal });
    element.addEventListener('pointerup', (event) => this.up(event), { signal });
    element.addEventListener('pointercancel', (event) => this.cancel(event), { signal });
    element.addEventListener('pointerleave', () => listener.hovered(null), { signal });
    element.addEventListener('wheel', (event) => this.wheel(event), { signal, passive: false });
  }

  destroy(): void {
    this.stop.abort();
  }

  private down(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    this.element.setPointerCapture?.(event.pointerId);
    const point = this.pointOf(event);
    this.pointers.set(event.pointerId, point);
    if (this.pointers.size === 2) {
      if (this.mode === 'brush') this.listener.brushed([], true);
      this.mode = 'pinch';
      return;
    }
    if (this.pointers.size > 2) return;
    this.start = point;
    this.mode = 'press';
    this.stroke = [point];
  }

  private move(event: PointerEvent): void {
    const point = this.pointOf(event);
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType === 'mouse') this.listener.hovered(point);
      return;
    }
    if (this.mode === 'pinch') this.pinch(event.pointerId, before, point);
    this.pointers.set(event.pointerId, point);
    if (this.mode === 'press') {
      const slop = SLOP[event.pointerType === 'mouse' ? 'mouse' : 'touch'];
      if (Math.hypot(point.x - this.start.x, point.y - this.start.y) < slop) return;
      this.mode = event.shiftKey || this.listener.brushes() ? 'brush' : 'pan';
      this.listener.hovered(null);
      if (this.mode === 'pan') this.camera.pan(point.x - this.start.x, point.y - this.start.y);
    } else if (this.mode === 'pan') this.camera.pan(point.x - before.x, point.y - before.y);
    if (this.mode === 'brush') {
      this.stroke.push(point);
      this.listener.brushed(this.stroke, false);
    }
  }

  private up(event: PointerEvent): void {
    if (!this.pointers.delete(event.pointerId)) return;
    if (this.mode === 'press') this.tap(this.pointOf(event), event);
    else if (this.mode === 'brush') this.listener.brushed(this.stroke, true);
    // The finger that stays after a pinch goes on moving the map.
    this.mode = this.pointers.size > 0 ? 'pan' : 'idle';
  }

  private cancel(event: PointerEvent): void {
    this.pointers.delete(event.pointerId);
    if (this.mode === 'brush') this.listener.brushed([], true);
    this.mode = this.pointers.size > 0 ? 'pan' : 'idle';
  }

  private tap(point: Point, { pointerType, timeStamp }: PointerEvent): void {
    const last = this.lastIdleTap;
    this.lastIdleTap = undefined;
    const isDouble =
      last &&
      timeStamp - last.at < DOUBLE_TAP.within &&
      Math.hypot(point.x - last.x, point.y - last.y) < DOUBLE_TAP.near;
    if (isDouble) this.camera.zoomTowards(2, point.x, point.y, performance.now(), 300);
    else if (!this.listener.tapped(point, pointerType === 'mouse' ? 'mouse' : 'touch')) {
      this.lastIdleTap = { ...point, at: timeStamp };
    }
  }

  private pinch(id: number, before: Point, point: Point): void {
    const other = [...this.pointers].find(([otherId]) => otherId !== id)?.[1];
    if (!other) return;
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    const is = Math.hypot(point.x - other.x, point.y - other.y);
    this.camera.pan((point.x - before.x) / 2, (point.y - before.y) / 2);
    if (was > 0) this.camera.zoomAt(is / was, (point.x + other.x) / 2, (point.y + other.y) / 2);
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const { x, y } = this.pointOf(event);
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    const delta = event.deltaY * lines;
    // A pinch on a trackpad arrives as a wheel with Ctrl in many small steps: follow it at once. A wheel clicks: glide.
    if (event.ctrlKey) this.camera.zoomAt(Math.exp(-delta / 110), x, y);
    else if (Math.abs(delta) < 40) this.camera.zoomAt(Math.exp(-delta / 260), x, y);
    else this.camera.zoomTowards(Math.exp(-Math.max(-240, Math.min(240, delta)) / 360), x, y, performance.now());
  }

  private pointOf(event: MouseEvent): Point {
    const { left, top } = this.element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}
