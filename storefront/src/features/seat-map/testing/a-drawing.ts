import type { SeatMap } from '../../../api/types';
import type { DrawnSection, SeatMapDrawing } from '../geometry/drawing';
import { SeatGrid } from '../geometry/seat-grid';
import { SeatPlan } from '../geometry/seat-plan';
import { SeatBoard } from '../status/seat-board';
import { decodeGrades } from '../status/seat-status';
import type { Seating } from '../status/use-seat-board';

/** Two straight blocks side by side: A and B, three rows of five seats each, ten units apart; A row 1 seat 1 is ordinal 0. */
export function aDrawing(): SeatMapDrawing {
  const section = (id: string, left: number): DrawnSection => ({
    id,
    name: { ko: `${id}구역`, en: `Section ${id}` },
    floor: { ko: '1층', en: '1st floor' },
    outline: `M${left - 10} 90 L${left + 50} 90 L${left + 50} 130 L${left - 10} 130 Z`,
    labelX: left + 20,
    labelY: 110,
    rows: [1, 2, 3].map((row) => ({
      label: String(row),
      seats: [0, 1, 2, 3, 4].flatMap((seat) => [left + seat * 10, 90 + row * 10]),
      numbers: [1, 2, 3, 4, 5],
      angle: 0,
      ...(id === 'B' && row === 3 ? { wheelchair: [4], restrictedView: [0] } : {}),
    })),
  });
  return {
    format: 1,
    name: { ko: '연습실', en: 'Studio' },
    width: 200,
    height: 150,
    seatSize: 8,
    stage: { path: 'M50 10 L150 10 L150 60 L50 60 Z', label: { ko: '무대', en: 'Stage' }, labelX: 100, labelY: 35 },
    shapes: [],
    sections: [section('A', 20), section('B', 120)],
  };
}

export const SEATS = 30;

const GRADES: SeatMap['grades'] = [
  { id: 'g0', code: 'R', name: { ko: 'R석', en: 'R' }, price: 120_000, color: 0 },
  { id: 'g1', code: 'S', name: { ko: 'S석', en: 'S' }, price: 90_000, color: 1 },
];

/** Section A is grade R, section B grade S. */
export function aSeatMap(over: Partial<SeatMap> = {}): SeatMap {
  return {
    seatMapHash: 'f'.repeat(32),
    drawingUrl: `/api/v1/seat-maps/${'f'.repeat(32)}`,
    seatCount: SEATS,
    grades: GRADES,
    seatGrades: '0'.repeat(15) + '1'.repeat(15),
    ...over,
  };
}

/** Packs statuses as the API does; seats not named are free. */
export function packed(statuses: Readonly<Record<number, number>> = {}, seats = SEATS): string {
  const bytes = new Uint8Array(Math.ceil(seats / 4));
  for (const [ordinal, status] of Object.entries(statuses)) {
    const at = Number(ordinal);
    bytes[at >> 2] = (bytes[at >> 2] ?? 0) | (status << ((at & 3) * 2));
  }
  return btoa(String.fromCharCode(...bytes));
}

export function aSeating(statuses: Readonly<Record<number, number>> = {}): Seating {
  const plan = new SeatPlan(aDrawing());
  const { grades, seatGrades } = aSeatMap();
  const board = new SeatBoard(plan, decodeGrades(seatGrades, plan.seatCount), grades.length);
  board.replace({ version: '1', seats: packed(statuses) });
  return { plan, grid: new SeatGrid(plan), board, grades };
}
