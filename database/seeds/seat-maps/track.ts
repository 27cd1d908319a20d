import { type Point, round, toRadians } from './geometry.ts';

/** A straight piece, or a piece of a circle that always bends the same way: around the audience's focus. */
export type Piece = { readonly length: number } | { readonly radius: number; readonly turn: number };

interface Span {
  readonly start: Point;
  readonly heading: number;
  readonly length: number;
  /** undefined for a straight piece */
  readonly radius: number | undefined;
}

export interface Place extends Point {
  /** The way of travel, in radians on the map (0 is right, a quarter turn is down). */
  readonly heading: number;
}

/**
 * A line that rows of seats follow: front edge of a block, of a balcony, of an arena's bowl. Travelling along it, the
 * stage is on the left and rows further back lie to the right at growing offsets, so parallel rows stay parallel
 * around corners. Whoever sits on it and looks at the stage counts seats in the way of travel.
 */
export class Track {
  private readonly spans: readonly Span[];

  /** @param heading degrees: 0 travels right (the audience looks up the map), 90 down, -90 up, 180 left */
  constructor(start: Point, heading: number, pieces: readonly Piece[]) {
    const spans: Span[] = [];
    let [from, way] = [start, toRadians(heading)];
    for (const piece of pieces) {
      const radius = 'radius' in piece ? piece.radius : undefined;
      const length = 'radius' in piece ? piece.radius * toRadians(piece.turn) : piece.length;
      const span: Span = { start: from, heading: way, length, radius };
      spans.push(span);
      const end = placeOn(span, length, 0);
      [from, way] = [end, end.heading];
    }
    this.spans = spans;
  }

  /** A piece of a circle whose middle is straight below `centre`; `halfTurn` degrees to each side. */
  static arc(centre: Point, radius: number, halfTurn: number): Track {
    const angle = toRadians(halfTurn);
    const start = { x: centre.x - radius * Math.sin(angle), y: centre.y + radius * Math.cos(angle) };
    return new Track(start, halfTurn, [{ radius, turn: halfTurn * 2 }]);
  }

  /** How far along the line itself each piece ends. */
  get joints(): number[] {
    let total = 0;
    return this.spans.map(({ length }) => (total += length));
  }

  get length(): number {
    return this.joints.at(-1) ?? 0;
  }

  /** A position on the line, measured instead along the parallel line at `offset`. */
  along(position: number, offset: number): number {
    let [left, total] = [position, 0];
    for (const span of this.spans) {
      const part = span === this.spans.at(-1) ? left : Math.min(left, span.length);
      total += part * stretch(span, offset);
      left -= part;
      if (left <= 0) break;
    }
    return total;
  }

  /** Where one is after travelling `travelled` on the parallel line at `offset`. */
  place(travelled: number, offset: number): Place {
    let left = travelled;
    for (const span of this.spans) {
      const length = span.length * stretch(span, offset);
      if (left <= length || span === this.spans.at(-1)) return placeOn(span, left / stretch(span, offset), offset);
      left -= length;
    }
    throw new RangeError('A track has at least one piece.');
  }

  /** Points of the parallel line at `offset` between two positions on the line itself. */
  points(from: number, to: number, offset: number, count = 24): Point[] {
    const [first, last] = [this.along(from, offset), this.along(to, offset)];
    return Array.from({ length: count + 1 }, (_, step) => this.place(first + ((last - first) * step) / count, offset));
  }

  /** SVG path data, with real arcs, of the parallel line at `offset`. */
  path(offset: number): string {
    const [first] = this.spans;
    if (!first) return '';
    const start = placeOn(first, 0, offset);
    return this.spans.reduce(
      (path, span) => {
        const end = placeOn(span, span.length, offset);
        if (span.radius === undefined) return `${path} L${round(end.x)} ${round(end.y)}`;
        const radius = round(span.radius + offset);
        return `${path} A${radius} ${radius} 0 0 0 ${round(end.x)} ${round(end.y)}`;
      },
      `M${round(start.x)} ${round(start.y)}`,
    );
  }
}

const stretch = ({ radius }: Span, offset: number): number => (radius === undefined ? 1 : (radius + offset) / radius);

function placeOn(span: Span, position: number, offset: number): Place {
  const { start, heading, radius } = span;
  if (radius === undefined) {
    const x = start.x + position * Math.cos(heading) - offset * Math.sin(heading);
    const y = start.y + position * Math.sin(heading) + offset * Math.cos(heading);
    return { x, y, heading };
  }
  const turned = heading - position / radius;
  const centre = { x: start.x + radius * Math.sin(heading), y: start.y - radius * Math.cos(heading) };
  const reach = radius + offset;
  return { x: centre.x - reach * Math.sin(turned), y: centre.y + reach * Math.cos(turned), heading: turned };
}
