import type { DrawnRow, DrawnSection, SeatMapDrawing } from '../../src/modules/seating/domain/seat-map-drawing';

/** A straight row of seats for tests: `count` seats 10 apart, numbered from 1. */
export function aRow(changes: Partial<DrawnRow> & { count?: number; x?: number; y?: number } = {}): DrawnRow {
  const { count = 4, x = 10, y = 30, ...row } = changes;
  const indexes = Array.from({ length: count }, (_, index) => index);
  return {
    label: '1',
    seats: indexes.flatMap((index) => [x + index * 10, y]),
    numbers: indexes.map((index) => index + 1),
    angle: 0,
    ...row,
  };
}

export function aSection(changes: Partial<DrawnSection> = {}): DrawnSection {
  return {
    id: 'A',
    name: { ko: 'A구역', en: 'Section A' },
    floor: { ko: '1층', en: '1st floor' },
    outline: 'M0 20 L100 20 L100 100 L0 100 Z',
    labelX: 50,
    labelY: 20,
    rows: [aRow()],
    ...changes,
  };
}

export function aDrawing(changes: Partial<SeatMapDrawing> = {}): SeatMapDrawing {
  return {
    format: 1,
    name: { ko: '작은 홀', en: 'Small hall' },
    width: 2000,
    height: 2000,
    seatSize: 8,
    stage: { path: 'M0 0 L100 0 L100 15 L0 15 Z', label: { ko: '무대', en: 'Stage' }, labelX: 50, labelY: 8 },
    shapes: [],
    sections: [aSection()],
    ...changes,
  };
}
