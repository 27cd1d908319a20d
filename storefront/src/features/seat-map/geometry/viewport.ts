import { type Box, heightOf, widthOf } from './box';

/** What part of the map is on screen: screen = map × scale + offset, in CSS pixels. */
export interface Viewport {
  readonly scale: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface ScaleLimits {
  readonly min: number;
  readonly max: number;
}

export const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

export const toScreen = (view: Viewport, x: number, y: number): [x: number, y: number] => [
  x * view.scale + view.offsetX,
  y * view.scale + view.offsetY,
];

export const toMap = (view: Viewport, x: number, y: number): [x: number, y: number] => [
  (x - view.offsetX) / view.scale,
  (y - view.offsetY) / view.scale,
];

/** The whole box, as large as fits between the insets, centred there. */
export function fit(box: Box, size: Size, insets: Insets, limits: ScaleLimits): Viewport {
  const width = Math.max(1, size.width - insets.left - insets.right);
  const height = Math.max(1, size.height - insets.top - insets.bottom);
  const wanted = Math.min(width / Math.max(1, widthOf(box)), height / Math.max(1, heightOf(box)));
  const scale = Math.min(limits.max, Math.max(limits.min, wanted));
  return {
    scale,
    offsetX: insets.left + width / 2 - ((box.minX + box.maxX) / 2) * scale,
    offsetY: insets.top + height / 2 - ((box.minY + box.maxY) / 2) * scale,
  };
}

/** Larger or smaller by a factor, while the point of the map under (x, y) stays where it is. */
export function zoomAt(view: Viewport, factor: number, x: number, y: number, limits: ScaleLimits): Viewport {
  const scale = Math.min(limits.max, Math.max(limits.min, view.scale * factor));
  const ratio = scale / view.scale;
  return { scale, offsetX: x - (x - view.offsetX) * ratio, offsetY: y - (y - view.offsetY) * ratio };
}

export const pan = (view: Viewport, dx: number, dy: number): Viewport => ({
  ...view,
  offsetX: view.offsetX + dx,
  offsetY: view.offsetY + dy,
});

/** Keeps some of the map in sight: its edge may come as far as the middle of the screen, never past it. */
export function keepInSight(view: Viewport, box: Box, size: Size): Viewport {
  const clamp = (offset: number, min: number, max: number, length: number) =>
    Math.min(length / 2 - min * view.scale, Math.max(length / 2 - max * view.scale, offset));
  return {
    scale: view.scale,
    offsetX: clamp(view.offsetX, box.minX, box.maxX, size.width),
    offsetY: clamp(view.offsetY, box.minY, box.maxY, size.height),
  };
}

export function visibleBox(view: Viewport, size: Size): Box {
  const [minX, minY] = toMap(view, 0, 0);
  const [maxX, maxY] = toMap(view, size.width, size.height);
  return { minX, minY, maxX, maxY };
}

/**
 * A step of the way from one view to another. The scale grows by equal ratios and the middle moves in step with it, so
 * the eye follows one smooth motion instead of a slide and a jump.
 */
export function between(from: Viewport, to: Viewport, t: number, size: Size): Viewport {
  if (t >= 1) return to;
  const scale = from.scale * (to.scale / from.scale) ** t;
  const progress = Math.abs(to.scale - from.scale) < 1e-6 * from.scale ? t : moved(from.scale, to.scale, scale);
  const [fromX, fromY] = toMap(from, size.width / 2, size.height / 2);
  const [toX, toY] = toMap(to, size.width / 2, size.height / 2);
  const x = fromX + (toX - fromX) * progress;
  const y = fromY + (toY - fromY) * progress;
  return { scale, offsetX: size.width / 2 - x * scale, offsetY: size.height / 2 - y * scale };
}

/** Share of the way the middle has moved when its speed on screen stays even: linear in 1/scale. */
const moved = (from: number, to: number, now: number): number => (1 / from - 1 / now) / (1 / from - 1 / to);
