export const WIDTH = 1200;
export const HEIGHT = 1600;

/** A poster's drawing, WIDTH × HEIGHT. `defs` holds gradients and filters. */
export interface Artwork {
  readonly defs?: string;
  readonly body: string;
  /** How much paper grain lies on top, 0..1. */
  readonly grain?: number;
}

/** Numbers that look random and are the same on every run (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** A number as SVG spells it, to one decimal. */
export const n = (value: number): string => String(Math.round(value * 10) / 10);

export function verticalGradient(
  id: string,
  ...stops: readonly (readonly [at: number, color: string, opacity?: number])[]
): string {
  const inner = stops.map(
    ([at, color, opacity = 1]) => `<stop offset="${at}" stop-color="${color}" stop-opacity="${opacity}"/>`,
  );
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${inner.join('')}</linearGradient>`;
}

export function horizontalGradient(
  id: string,
  ...stops: readonly (readonly [at: number, color: string, opacity?: number])[]
): string {
  return verticalGradient(id, ...stops).replace('x2="0" y2="1"', 'x2="1" y2="0"');
}

export function radialGradient(
  id: string,
  ...stops: readonly (readonly [at: number, color: string, opacity?: number])[]
): string {
  const inner = stops.map(
    ([at, color, opacity = 1]) => `<stop offset="${at}" stop-color="${color}" stop-opacity="${opacity}"/>`,
  );
  return `<radialGradient id="${id}">${inner.join('')}</radialGradient>`;
}

export const blur = (id: string, amount: number): string =>
  `<filter id="${id}" x="-15%" y="-15%" width="130%" height="130%"><feGaussianBlur stdDeviation="${amount}"/></filter>`;

export const background = (fill: string): string => `<rect width="${WIDTH}" height="${HEIGHT}" fill="${fill}"/>`;

/** A curve through points, as smooth as water. */
export function smooth(points: readonly (readonly [number, number])[], closed = false): string {
  const at = (index: number): readonly [number, number] => {
    const inside = closed ? (index + points.length) % points.length : Math.min(Math.max(index, 0), points.length - 1);
    return points[inside] ?? [0, 0];
  };
  const count = closed ? points.length : points.length - 1;
  const pieces = times(count, (index) => {
    const [a, b, c, d] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const one = [b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6] as const;
    const two = [c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6] as const;
    return `C${n(one[0])} ${n(one[1])} ${n(two[0])} ${n(two[1])} ${n(c[0])} ${n(c[1])}`;
  });
  const start = at(0);
  return `M${n(start[0])} ${n(start[1])} ${pieces.join(' ')}${closed ? ' Z' : ''}`;
}
