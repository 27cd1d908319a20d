import type { SeatPlan } from '../geometry/seat-plan';
import type { Box } from '../geometry/box';
import { seatOpacity } from '../geometry/detail-level';
import { type Insets, type Size, toMap, type Viewport, visibleBox, zoomAt } from '../geometry/viewport';
import type { SeatBoard } from '../status/seat-board';
import { Camera } from './camera';
import { GroundLayer, type MapWords } from './ground-layer';
import { LabelLayer } from './label-layer';
import { MapPlate } from './map-plate';
import { OverlayLayer } from './overlay-layer';
import type { SeatMapPalette } from './palette';
import { SeatLayer } from './seat-layer';
import { EMPTY_SCENE, type Frame, type SeatScene } from './seat-scene';

export interface RendererOptions {
  readonly canvas: HTMLCanvasElement;
  readonly plan: SeatPlan;
  readonly board: SeatBoard;
  /** Grade colour number by grade index. */
  readonly colourOf: readonly number[];
  readonly palette: SeatMapPalette;
  readonly words: MapWords;
  /** Asked each time something could fly, so that a changed preference counts at once. */
  readonly prefersStillness?: () => boolean;
}

/** More than three physical pixels per CSS pixel cost time and show nothing. */
const FINEST = 3;
/** After this many milliseconds without movement the picture is drawn sharp. */
const SETTLES = 90;
/** How much further away a picture is taken while zooming out. */
const AHEAD = 1.3;
const ANY_SCALE = { min: 0, max: Infinity };

/** Draws a seat map onto a canvas, and only when something changed. */
export class SeatMapRenderer {
  readonly camera: Camera;
  private readonly context: CanvasRenderingContext2D;
  private readonly ground: GroundLayer;
  private readonly seats: SeatLayer;
  private readonly labels: LabelLayer;
  private readonly overlay: OverlayLayer;
  private readonly plate = new MapPlate();
  private readonly prefersStillness: () => boolean;
  private readonly unsubscribe: () => void;
  private readonly moveListeners = new Set<() => void>();
  private scene: SeatScene = EMPTY_SCENE;
  private palette: SeatMapPalette;
  private words: MapWords;
  private density = 1;
  private frame = 0;
  private hasMoved = true;
  private movedAt = -Infinity;
  private isStale = false;
  private lastScale = 0;

  constructor(private readonly options: RendererOptions) {
    const { canvas, plan, board, colourOf, palette, words, prefersStillness = () => false } = options;
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('This browser draws no canvas.');
    this.context = context;
    this.palette = palette;
    this.words = words;
    this.prefersStillness = prefersStillness;
    this.ground = new GroundLayer(plan, board, colourOf);
    this.seats = new SeatLayer(plan, board, colourOf);
    this.labels = new LabelLayer(plan, board);
    this.overlay = new OverlayLayer(plan);
    this.camera = new Camera(
      plan.box,
      plan.seatSize,
      () => this.moved(),
      () => !this.prefersStillness(),
    );
    this.unsubscribe = board.subscribe((changed) => this.boardChanged(changed));
  }

  /** Width of a seat on screen, CSS pixels. */
  get seatWidth(): number {
    return this.options.plan.seatSize * this.camera.view.scale;
  }

  resize(size: Size, insets: Insets, density: number): void {
    const { canvas } = this.options;
    this.density = Math.min(FINEST, density);
    canvas.width = Math.max(1, Math.round(size.width * this.density));
    canvas.height = Math.max(1, Math.round(size.height * this.density));
    this.plate.resize(size, this.density);
    this.camera.resize(size, insets);
    // Setting the size wiped the canvas; an empty frame would flash.
    this.draw(performance.now());
  }

  show(scene: SeatScene): void {
    if (this.scene.grades !== scene.grades) {
      this.seats.forget(null);
      this.isStale = true;
    }
    this.scene = scene;
    this.request();
  }

  dress(palette: SeatMapPalette, words: MapWords): void {
    this.palette = palette;
    this.words = words;
    this.isStale = true;
    this.request();
  }

  /** Calls back after every frame in which the camera moved. Returns how to stop it. */
  watchMoves(listener: () => void): () => void {
    this.moveListeners.add(listener);
    return () => this.moveListeners.delete(listener);
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.unsubscribe();
    this.moveListeners.clear();
  }

  /** Draws now, whether or not anything changed. True when another frame must follow. */
  draw(now: number): boolean {
    const { context, camera, plate } = this;
    const { size } = camera;
    const isFlying = camera.step(now);
    if (isFlying) this.movedAt = now;
    const isMoving = now - this.movedAt < SETTLES;
    const { view } = camera;
    const fitness = plate.fitness(view);
    if (fitness === 'none' || (!isMoving && (this.isStale || fitness === 'close'))) {
      // On the way out the next frames show more than this one: take the picture from further away.
      const isLeaving = isMoving && view.scale < this.lastScale;
      this.takePlate(isLeaving ? zoomAt(view, 1 / AHEAD, size.width / 2, size.height / 2, ANY_SCALE) : view, now);
    }
    this.lastScale = view.scale;
    plate.show(context, view);
    for (const strip of plate.uncovered(view)) this.paintStill(context, view, now, strip);
    this.useScreenUnits(context);
    const frame = this.frameOn(context, view, now);
    this.labels.draw(frame, view, this.palette, this.words, seatOpacity(frame.seatWidth));
    this.useMapUnits(context, view);
    const isLively = this.overlay.draw(frame, view, this.scene, this.palette);
    if (this.hasMoved || isFlying) {
      this.hasMoved = false;
      for (const listener of this.moveListeners) listener();
    }
    return isMoving || (isLively && !this.prefersStillness());
  }

  private takePlate(view: Viewport, now: number): void {
    this.plate.take(view, (target) => this.paintStill(target, view, now));
    this.isStale = false;
  }

  /** Ground, sections and seats; of the whole screen or of a strip of it. */
  private paintStill(context: CanvasRenderingContext2D, view: Viewport, now: number, strip?: Box): void {
    const { size } = this.camera;
    const frame = this.frameOn(context, view, now, strip);
    const nearness = seatOpacity(frame.seatWidth);
    context.save();
    this.useScreenUnits(context);
    if (strip) {
      context.beginPath();
      context.rect(strip.minX, strip.minY, strip.maxX - strip.minX, strip.maxY - strip.minY);
      context.clip();
    }
    context.fillStyle = this.palette.ground;
    context.fillRect(0, 0, size.width, size.height);
    this.useMapUnits(context, view);
    this.ground.draw(frame, this.scene, this.palette, nearness);
    if (nearness > 0) {
      context.globalAlpha = nearness;
      this.seats.draw(frame, this.scene, this.palette);
    }
    context.restore();
  }

  private frameOn(context: CanvasRenderingContext2D, view: Viewport, now: number, strip?: Box): Frame {
    return {
      context,
      scale: view.scale,
      seatWidth: this.options.plan.seatSize * view.scale,
      visible: strip ? toMapBox(view, strip) : visibleBox(view, this.camera.size),
      now,
    };
  }

  private useScreenUnits(context: CanvasRenderingContext2D): void {
    context.setTransform(this.density, 0, 0, this.density, 0, 0);
  }

  private useMapUnits(context: CanvasRenderingContext2D, { scale, offsetX, offsetY }: Viewport): void {
    const by = scale * this.density;
    context.setTransform(by, 0, 0, by, offsetX * this.density, offsetY * this.density);
  }

  private boardChanged(changed: readonly number[] | null): void {
    this.seats.forget(changed);
    this.isStale = true;
    if (changed && !this.prefersStillness()) this.overlay.ripple(changed, performance.now());
    this.request();
  }

  private moved(): void {
    this.hasMoved = true;
    this.movedAt = performance.now();
    this.request();
  }

  private request(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame((now) => {
      this.frame = 0;
      if (this.draw(now)) this.request();
    });
  }
}

function toMapBox(view: Viewport, box: Box): Box {
  const [minX, minY] = toMap(view, box.minX, box.minY);
  const [maxX, maxY] = toMap(view, box.maxX, box.maxY);
  return { minX, minY, maxX, maxY };
}
