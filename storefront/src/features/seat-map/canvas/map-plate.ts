import { type Box, heightOf, widthOf } from '../geometry/box';
import { type Size, toMap, type Viewport } from '../geometry/viewport';

/** How far a picture may be stretched or shrunk before it is worth a new one. */
const STRETCH = 1.6;
const SHRINK = 0.7;
/** Strips larger than this share of the screen are better drawn as a whole new picture. */
const WIDEST_STRIPS = 0.18;

/**
 * A picture of everything that stands still, kept beside the screen. While the map moves, each frame shows this picture
 * shifted and scaled instead of drawing thousands of seats; when the movement ends, or the picture no longer fits, a
 * sharp one is drawn.
 */
export class MapPlate {
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private view: Viewport | undefined;
  private size: Size = { width: 1, height: 1 };
  private density = 1;

  constructor() {
    this.canvas = document.createElement('canvas');
    const context = this.canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('This browser draws no canvas.');
    this.context = context;
  }

  resize(size: Size, density: number): void {
    this.canvas.width = Math.max(1, Math.round(size.width * density));
    this.canvas.height = Math.max(1, Math.round(size.height * density));
    this.size = size;
    this.density = density;
    this.view = undefined;
  }

  /** 'sharp': shows exactly this view. 'close': shows it well enough while moving. */
  fitness(view: Viewport): 'sharp' | 'close' | 'none' {
    const own = this.view;
    if (!own) return 'none';
    const { scale, offsetX, offsetY } = view;
    if (own.scale === scale && own.offsetX === offsetX && own.offsetY === offsetY) return 'sharp';
    const ratio = scale / own.scale;
    if (ratio > STRETCH || ratio < SHRINK) return 'none';
    const bare = this.uncovered(view).reduce((area, strip) => area + widthOf(strip) * heightOf(strip), 0);
    return bare > this.size.width * this.size.height * WIDEST_STRIPS ? 'none' : 'close';
  }

  take(view: Viewport, paint: (context: CanvasRenderingContext2D) => void): void {
    paint(this.context);
    this.view = view;
  }

  /** Puts the picture where the view wants it. The target is in CSS pixels. */
  show(target: CanvasRenderingContext2D, view: Viewport): void {
    const own = this.view;
    if (!own) return;
    const ratio = view.scale / own.scale;
    const x = view.offsetX - own.offsetX * ratio;
    const y = view.offsetY - own.offsetY * ratio;
    target.setTransform(1, 0, 0, 1, 0, 0);
    const width = this.canvas.width * ratio;
    const height = this.canvas.height * ratio;
    target.imageSmoothingQuality = 'low';
    target.drawImage(this.canvas, x * this.density, y * this.density, width, height);
    target.setTransform(this.density, 0, 0, this.density, 0, 0);
  }

  /** Parts of the screen the picture does not reach, CSS pixels. */
  uncovered(view: Viewport): Box[] {
    const own = this.view;
    const { width, height } = this.size;
    if (!own) return [{ minX: 0, minY: 0, maxX: width, maxY: height }];
    const [left, top] = toMap(own, 0, 0);
    const [right, bottom] = toMap(own, width, height);
    const clampX = (x: number) => Math.min(width, Math.max(0, x * view.scale + view.offsetX));
    const clampY = (y: number) => Math.min(height, Math.max(0, y * view.scale + view.offsetY));
    const inner = { minX: clampX(left), minY: clampY(top), maxX: clampX(right), maxY: clampY(bottom) };
    const strips: Box[] = [
      { minX: 0, minY: 0, maxX: width, maxY: inner.minY },
      { minX: 0, minY: inner.maxY, maxX: width, maxY: height },
      { minX: 0, minY: inner.minY, maxX: inner.minX, maxY: inner.maxY },
      { minX: inner.maxX, minY: inner.minY, maxX: width, maxY: inner.maxY },
    ];
    return strips.filter((strip) => widthOf(strip) > 0.01 && heightOf(strip) > 0.01);
  }
}
