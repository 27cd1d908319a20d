import { describe, expect, it } from 'vitest';
import { aDrawing, aSeating } from '../testing/a-drawing';
import { canBeHit, detailLevel, seatOpacity } from './detail-level';
import { seatTowards } from './nearest-seat';
import { flattenPath, isInside, roomAt } from './outline';
import { SeatGrid } from './seat-grid';
import { SeatPlan } from './seat-plan';

const plan = new SeatPlan(aDrawing());

describe('SeatPlan', () => {
  it('counts seats over sections, rows and seats, and names them as the API does', () => {
    expect(plan.seatCount).toBe(30);
    expect([0, 5, 15, 29].map((ordinal) => plan.idOf(ordinal))).toEqual(['A-1-1', 'A-2-1', 'B-1-1', 'B-3-5']);
    expect(plan.ordinalOf('B-2-3')).toBe(22);
    expect(plan.ordinalOf('Z-1-1')).toBeUndefined();
  });

  it('says where a seat is in both languages', () => {
    expect(plan.labelOf(22)).toEqual({ ko: 'B구역 2열 3번', en: 'Section B, row 2, seat 3' });
  });

  it('knows wheelchair places and restricted views', () => {
    expect([25, 29].map((ordinal) => [plan.hasRestrictedView(ordinal), plan.isWheelchair(ordinal)])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('finds the section at a point', () => {
    expect(plan.sectionAt(40, 110)?.drawn.id).toBe('A');
    expect(plan.sectionAt(95, 110)).toBeUndefined();
  });
});

describe('SeatGrid', () => {
  const grid = new SeatGrid(plan);

  it('hits the seat nearest to a tap, and nothing beside the seats', () => {
    expect(grid.nearest(31, 101, 6)).toBe(1);
    expect(grid.nearest(95, 110, 6)).toBeUndefined();
    expect(grid.nearest(-500, -500, 6)).toBeUndefined();
  });

  it('passes over seats the caller does not want', () => {
    expect(grid.nearest(33, 101, 12, (ordinal) => ordinal !== 1)).toBe(2);
  });

  it('agrees with looking at every seat', () => {
    for (let i = 0; i < 200; i += 1) {
      const [x, y] = [(i * 37) % 190, 80 + ((i * 53) % 60)];
      const distances = Array.from(plan.x, (seatX, ordinal) => Math.hypot(seatX - x, (plan.y[ordinal] ?? 0) - y));
      const best = Math.min(...distances);
      const hit = grid.nearest(x, y, 9);
      expect(hit === undefined ? Infinity : distances[hit]).toBe(best <= 9 ? best : Infinity);
    }
  });

  it('gives the seats in a box and in a loop', () => {
    const box = { minX: 15, minY: 95, maxX: 45, maxY: 112 };

    expect(grid.inBox(box)).toEqual([0, 1, 2, 5, 6, 7]);
    expect(grid.inLoop([15, 95, 45, 95, 15, 115], { ...box, maxY: 115 })).toEqual([0, 1, 5]);
  });
});

describe('seatTowards', () => {
  const { board } = aSeating({ 1: 2 });
  const any = () => true;

  it('goes along the row, over the aisle and between rows', () => {
    expect(seatTowards(plan, 2, 'right', any)).toBe(3);
    expect(seatTowards(plan, 4, 'right', any)).toBe(15);
    expect(seatTowards(plan, 7, 'down', any)).toBe(12);
    expect(seatTowards(plan, 7, 'up', any)).toBe(2);
  });

  it('stays where there is nothing further that way', () => {
    expect(seatTowards(plan, 0, 'left', any)).toBeUndefined();
    expect(seatTowards(plan, 29, 'down', any)).toBeUndefined();
  });

  it('passes over taken seats when asked for free ones', () => {
    expect(seatTowards(plan, 0, 'right', (ordinal) => board.isFree(ordinal))).toBe(2);
  });
});

describe('outlines', () => {
  it('follows curves and arcs', () => {
    const circle = flattenPath('M0 10 A10 10 0 0 1 20 10 A10 10 0 0 1 0 10 Z');

    expect(isInside(circle, 10, 10)).toBe(true);
    expect(isInside(circle, 17, 17)).toBe(true);
    expect(isInside(circle, 19, 19)).toBe(false);
    expect(isInside(flattenPath('M0 0 Q10 20 20 0 Z'), 10, 9)).toBe(true);
    expect(isInside(flattenPath('M0 0 Q10 20 20 0 Z'), 10, 11)).toBe(false);
    expect(isInside(flattenPath('M0 0 C0 20 20 20 20 0 Z'), 10, 14)).toBe(true);
  });

  it('measures the room for a label', () => {
    expect(roomAt([0, 0, 30, 0, 30, 10, 0, 10], 10, 5)).toEqual({ width: 20, height: 10 });
  });

  it('gives up quietly on a path it cannot read', () => {
    expect(flattenPath('M0 0 L nonsense')).toEqual([0, 0]);
  });
});

describe('level of detail', () => {
  it('goes from sections over dots and chairs to numbers', () => {
    expect([1, 5, 12, 30].map(detailLevel)).toEqual(['section', 'dot', 'seat', 'number']);
    expect([1, 3.2, 9].map((width) => Math.round(seatOpacity(width) * 2) / 2)).toEqual([0, 0.5, 1]);
  });

  it('asks more room for a finger than for a mouse', () => {
    expect([canBeHit(9, 'mouse'), canBeHit(9, 'touch'), canBeHit(14, 'touch')]).toEqual([true, false, true]);
  });
});
