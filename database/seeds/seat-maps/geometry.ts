export interface Point {
  readonly x: number;
  readonly y: number;
}

export const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;
export const toDegrees = (radians: number): number => (radians * 180) / Math.PI;

/** Map coordinates carry one decimal: finer than a screen can show, and half the bytes. */
export const round = (value: number): number => Math.round(value * 10) / 10;

export const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The direction of somebody at `from` who looks at `to`, in degrees clockwise; 0 looks up the map. */
export const facing = (from: Point, to: Point): number => toDegrees(Math.atan2(to.x - from.x, from.y - to.y));

/** Turns `degrees` part of the way towards `target`, the short way round. */
export function turnedTowards(degrees: number, target: number, share: number): number {
  const turn = ((target - degrees + 540) % 360) - 180;
  return degrees + turn * share;
}

/** The same figure on the other side of a vertical line. */
export const mirrored = (points: readonly Point[], axisX: number): Point[] =>
  points.map(({ x, y }) => ({ x: 2 * axisX - x, y })).reverse();

/** Leaves out points that lie within `tolerance` of the line through their neighbours (Ramer, Douglas, Peucker). */
export function simplified(points: readonly Point[], tolerance: number): Point[] {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 3) return [...points];
  const length = distance(first, last) || 1;
  let furthest = 0;
  let at = 0;
  for (const [index, point] of points.entries()) {
    const off = Math.abs((last.x - first.x) * (first.y - point.y) - (first.x - point.x) * (last.y - first.y)) / length;
    if (off > furthest) [furthest, at] = [off, index];
  }
  if (furthest <= tolerance) return [first, last];
  return [...simplified(points.slice(0, at + 1), tolerance).slice(0, -1), ...simplified(points.slice(at), tolerance)];
}

const spell = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

/** An open line through the points. */
export const line = (points: readonly Point[]): string => `M${points.map(spell).join(' L')}`;

/** A closed figure with straight sides. */
export const polygon = (points: readonly Point[]): string => `${line(points)} Z`;

export function rectangle(centre: Point, width: number, height: number, turned = 0): Point[] {
  const [cos, sin] = [Math.cos(toRadians(turned)), Math.sin(toRadians(turned))];
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([sx = 0, sy = 0]) => {
    const [dx, dy] = [(sx * width) / 2, (sy * height) / 2];
    return { x: centre.x + dx * cos - dy * sin, y: centre.y + dx * sin + dy * cos };
  });
}

export const circle = ({ x, y }: Point, radius: number): string =>
  `M${round(x - radius)} ${round(y)} A${radius} ${radius} 0 1 1 ${round(x + radius)} ${round(y)} ` +
  `A${radius} ${radius} 0 1 1 ${round(x - radius)} ${round(y)} Z`;

// Corners flatter than this belong to a curve that was given as points, and are smoothed away entirely.
const FLAT = 32;

/** A closed figure whose corners are rounded, and whose flat corners melt into one curve. */
export function rounded(points: readonly Point[], radius: number): string {
  const cuts = points.map((corner, index) => {
    const before = points.at(index - 1) ?? corner;
    const after = points[(index + 1) % points.length] ?? corner;
    const turn = Math.abs(((facing(before, corner) - facing(corner, after) + 540) % 360) - 180);
    const share = (other: Point): number => {
      const length = distance(corner, other) || 1;
      return turn < FLAT ? 0.5 : Math.min(0.5, radius / length);
    };
    return { corner, enter: between(corner, before, share(before)), leave: between(corner, after, share(after)) };
  });
  const [first] = cuts;
  if (!first) return '';
  const curves = cuts.map(({ corner, enter, leave }) => ` L${spell(enter)} Q${spell(corner)} ${spell(leave)}`);
  return `M${spell(first.enter)}${curves.join('')} Z`;
}
