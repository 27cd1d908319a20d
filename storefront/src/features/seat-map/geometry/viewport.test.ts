import { describe, expect, it } from 'vitest';
import { between, fit, keepInSight, NO_INSETS, toMap, toScreen, visibleBox, zoomAt } from './viewport';

const LIMITS = { min: 0.1, max: 8 };
const SIZE = { width: 400, height: 300 };
const MAP = { minX: 0, minY: 0, maxX: 1000, maxY: 500 };

describe('viewport', () => {
  it('shows a whole box in the middle, as large as it fits', () => {
    const view = fit(MAP, SIZE, NO_INSETS, LIMITS);

    expect(view.scale).toBe(0.4);
    expect(toScreen(view, 500, 250)).toEqual([200, 150]);
  });

  it('leaves room for what lies over the edges', () => {
    const view = fit(MAP, SIZE, { ...NO_INSETS, bottom: 200 }, LIMITS);

    expect(toScreen(view, 500, 500)[1]).toBeLessThanOrEqual(100);
  });

  it('goes from the screen to the map and back', () => {
    const view = { scale: 2.5, offsetX: -40, offsetY: 70 };

    const [x, y] = toScreen(view, ...toMap(view, 123, 45));

    expect(x).toBeCloseTo(123);
    expect(y).toBeCloseTo(45);
  });

  it('keeps the point under the fingers where it is while zooming', () => {
    const view = { scale: 1, offsetX: 10, offsetY: 20 };
    const before = toMap(view, 300, 100);

    const closer = zoomAt(view, 3, 300, 100, LIMITS);

    expect(closer.scale).toBe(3);
    expect(toMap(closer, 300, 100)).toEqual(before);
  });

  it('stops at the limits, without drifting', () => {
    const view = { scale: 7, offsetX: 0, offsetY: 0 };

    const closest = zoomAt(view, 10, 50, 50, LIMITS);

    expect(closest.scale).toBe(8);
    expect(toMap(closest, 50, 50)[0]).toBeCloseTo(50 / 7);
    expect(zoomAt(closest, 10, 50, 50, LIMITS)).toEqual(closest);
  });

  it('never loses the map out of sight', () => {
    const lost = keepInSight({ scale: 1, offsetX: 9000, offsetY: -9000 }, MAP, SIZE);

    const seen = visibleBox(lost, SIZE);
    expect(seen.minX).toBeLessThan(MAP.maxX);
    expect(seen.maxX).toBeGreaterThan(MAP.minX);
    expect(seen.minY).toBeLessThan(MAP.maxY);
    expect(seen.maxY).toBeGreaterThan(MAP.minY);
  });

  it('flies from one view to another and arrives exactly', () => {
    const from = fit(MAP, SIZE, NO_INSETS, LIMITS);
    const to = zoomAt(from, 6, 80, 60, LIMITS);

    const scales = [0, 0.25, 0.5, 0.75, 1].map((t) => between(from, to, t, SIZE).scale);

    expect(scales).toEqual([...scales].sort((a, b) => a - b));
    expect(between(from, to, 0, SIZE).offsetX).toBeCloseTo(from.offsetX);
    expect(between(from, to, 1, SIZE)).toEqual(to);
  });
});
