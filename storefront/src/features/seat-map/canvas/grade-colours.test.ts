import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, inkOn, parseColour } from './palette';

const tokens = readFileSync(join(import.meta.dirname, '../../../ui/styles/tokens.css'), 'utf8');

/** Both sides of `--name: light-dark(#…, #…)`. */
function token(name: string): [light: string, dark: string] {
  const [, light = '', dark = ''] = new RegExp(`--${name}:\\s*light-dark\\((#\\w+),\\s*(#\\w+)\\)`).exec(tokens) ?? [];
  return [light, dark];
}

type Triple = readonly [number, number, number];

const linear = (channel: number) => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** Machado, Oliveira and Fernandes 2009, full severity, on linear light. */
const VISIONS: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  everybody: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function oklab(colour: string, vision: readonly [Triple, Triple, Triple]): Triple {
  const [red, green, blue] = parseColour(colour).map(linear) as unknown as Triple;
  const [r, g, b] = vision.map(([x, y, z]) =>
    Math.min(1, Math.max(0, x * red + y * green + z * blue)),
  ) as unknown as Triple;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

describe.each([0, 1])('grade colours, %i: by day or by night', (side) => {
  const grades = [0, 1, 2, 3, 4, 5].map((grade) => token(`grade-${grade}`)[side] ?? '');
  const grounds = ['surface-sunken', 'surface'].map((name) => token(name)[side] ?? '');

  it('stand out against the map by 3:1 or more', () => {
    for (const grade of grades) for (const ground of grounds) expect(contrast(grade, ground)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(VISIONS))('can be told apart: %s', (_name, vision) => {
    const places = grades.map((grade) => oklab(grade, vision));
    for (const [i, [l1, a1, b1]] of places.entries()) {
      for (const [l2, a2, b2] of places.slice(i + 1)) {
        expect(Math.hypot(l1 - l2, a1 - a2, b1 - b2)).toBeGreaterThan(0.1);
      }
    }
  });

  it('carry numbers that can be read', () => {
    for (const grade of grades) expect(contrast(grade, inkOn(grade))).toBeGreaterThanOrEqual(4.5);
  });
});
