/** A closed shape as a flat list of corners x1, y1, x2, y2 … */
export type Polygon = readonly number[];

const ARGUMENTS: Readonly<Record<string, number>> = { M: 2, L: 2, Q: 4, C: 6, A: 7, Z: 0 };
const STEPS = 16;

/**
 * The polygon near an SVG path (absolute M L Q C A Z; curves become short lines). Only for measuring and hit testing:
 * drawing hands the path itself to the canvas. Several subpaths become one list.
 */
export function flattenPath(path: string): number[] {
  const tokens = path.match(/[MLQCAZ]|-?\d*\.?\d+(?:e[-+]?\d+)?/gi) ?? [];
  const points: number[] = [];
  let command = 'M';
  let x = 0;
  let y = 0;
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] ?? '';
    if (token in ARGUMENTS) {
      command = token;
      at += 1;
      if (command === 'Z') continue;
    }
    const count = ARGUMENTS[command] ?? 0;
    if (count === 0) break;
    const values = tokens.slice(at, at + count).map(Number);
    at += count;
    if (values.length < count || values.some(Number.isNaN)) break;
    const [endX = 0, endY = 0] = values.slice(-2);
    addSegment(points, command, x, y, values);
    x = endX;
    y = endY;
    // Pairs after a moveto without a letter of their own are linetos.
    if (command === 'M') command = 'L';
  }
  return points;
}

function addSegment(points: number[], command: string, x: number, y: number, values: readonly number[]): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = values;
  if (command === 'M' || command === 'L') points.push(a, b);
  else if (command === 'A') addArc(points, [x, y, f, g], [a, b, (c * Math.PI) / 180], d !== 0, e !== 0);
  else {
    for (let step = 1; step <= STEPS; step += 1) {
      const t = step / STEPS;
      const u = 1 - t;
      if (command === 'Q') points.push(u * u * x + 2 * u * t * a + t * t * c, u * u * y + 2 * u * t * b + t * t * d);
      else {
        points.push(
          u ** 3 * x + 3 * u * u * t * a + 3 * u * t * t * c + t ** 3 * e,
          u ** 3 * y + 3 * u * u * t * b + 3 * u * t * t * d + t ** 3 * f,
        );
      }
    }
  }
}

/** From the endpoints of an arc to its centre and angles, as the SVG specification derives them (appendix B.2.4). */
function addArc(
  points: number[],
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  [radiusX, radiusY, turn]: readonly [number, number, number],
  isLarge: boolean,
  isClockwise: boolean,
): void {
  let rx = Math.abs(radiusX);
  let ry = Math.abs(radiusY);
  if (rx === 0 || ry === 0) {
    points.push(x2, y2);
    return;
  }
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const px = (cos * (x1 - x2) + sin * (y1 - y2)) / 2;
  const py = (-sin * (x1 - x2) + cos * (y1 - y2)) / 2;
  const tooSmall = Math.sqrt((px * px) / (rx * rx) + (py * py) / (ry * ry));
  if (tooSmall > 1) {
    rx *= tooSmall;
    ry *= tooSmall;
  }
  const below = rx * rx * py * py + ry * ry * px * px;
  const factor = Math.sqrt(Math.max(0, (rx * rx * ry * ry - below) / below)) * (isLarge === isClockwise ? -1 : 1);
  const cx = (factor * rx * py) / ry;
  const cy = (-factor * ry * px) / rx;
  const start = Math.atan2((py - cy) / ry, (px - cx) / rx);
  let sweep = Math.atan2((-py - cy) / ry, (-px - cx) / rx) - start;
  if (isClockwise && sweep < 0) sweep += 2 * Math.PI;
  if (!isClockwise && sweep > 0) sweep -= 2 * Math.PI;
  const centreX = cos * cx - sin * cy + (x1 + x2) / 2;
  const centreY = sin * cx + cos * cy + (y1 + y2) / 2;
  for (let step = 1; step <= STEPS; step += 1) {
    const angle = start + (sweep * step) / STEPS;
    const ax = rx * Math.cos(angle);
    const ay = ry * Math.sin(angle);
    points.push(cos * ax - sin * ay + centreX, sin * ax + cos * ay + centreY);
  }
}

export function isInside(polygon: Polygon, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = polygon.length - 2; i + 1 < polygon.length; j = i, i += 2) {
    const xi = polygon[i] ?? 0;
    const yi = polygon[i + 1] ?? 0;
    const xj = polygon[j] ?? 0;
    const yj = polygon[j + 1] ?? 0;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** How far one can go to the left, right, up and down from a point inside before leaving: room for a label. */
export function roomAt(polygon: Polygon, x: number, y: number): { readonly width: number; readonly height: number } {
  let [left, right, up, down] = [Infinity, Infinity, Infinity, Infinity];
  for (let i = 0, j = polygon.length - 2; i + 1 < polygon.length; j = i, i += 2) {
    const [xi = 0, yi = 0] = [polygon[i], polygon[i + 1]];
    const [xj = 0, yj = 0] = [polygon[j], polygon[j + 1]];
    if (yi > y !== yj > y) {
      const away = ((xj - xi) * (y - yi)) / (yj - yi) + xi - x;
      if (away >= 0) right = Math.min(right, away);
      else left = Math.min(left, -away);
    }
    if (xi > x !== xj > x) {
      const away = ((yj - yi) * (x - xi)) / (xj - xi) + yi - y;
      if (away >= 0) down = Math.min(down, away);
      else up = Math.min(up, -away);
    }
  }
  const both = (a: number, b: number) => (Number.isFinite(Math.min(a, b)) ? 2 * Math.min(a, b) : 0);
  return { width: both(left, right), height: both(up, down) };
}
