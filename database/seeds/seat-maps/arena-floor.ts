import type { DrawnSection, SeatMapDrawing } from '../../../backend/src/modules/seating/domain/seat-map-drawing.ts';
import { rowsOf, section } from './block.ts';
import { circle, type Point, rectangle, rounded, toRadians } from './geometry.ts';
import { Track } from './track.ts';

export const MIDDLE = 1130;
/** The front of the main stage. */
export const FLOOR_TOP = 372;
const RUNWAY_END = 720;
const RUNWAY_HALF_WIDTH = 30;
const ISLAND_RADIUS = 74;
const PITCH = 11;
const ROW_STEP = 17;

const floor = { ko: '플로어', en: 'Floor' };

interface FloorBlock {
  readonly id: string;
  /** Middle of the front row. */
  readonly front: Point;
  readonly width: number;
  readonly rows: number;
  /** Degrees; how far the block is turned towards the stage. */
  readonly turned: number;
}

/** Outer blocks are turned towards the runway's end; the last row of blocks leaves room for the mixing desk. */
const BLOCKS: readonly FloorBlock[] = [
  { id: 'A', front: { x: MIDDLE - 336, y: 420 }, width: 176, rows: 16, turned: 9 },
  { id: 'B', front: { x: MIDDLE - 142, y: 404 }, width: 186, rows: 15, turned: 0 },
  { id: 'C', front: { x: MIDDLE + 142, y: 404 }, width: 186, rows: 15, turned: 0 },
  { id: 'D', front: { x: MIDDLE + 336, y: 420 }, width: 176, rows: 16, turned: -9 },
  { id: 'E', front: { x: MIDDLE - 344, y: 735 }, width: 176, rows: 13, turned: 7 },
  { id: 'F', front: { x: MIDDLE - 182, y: 828 }, width: 122, rows: 8, turned: 0 },
  { id: 'G', front: { x: MIDDLE, y: 828 }, width: 212, rows: 8, turned: 0 },
  { id: 'H', front: { x: MIDDLE + 182, y: 828 }, width: 122, rows: 8, turned: 0 },
  { id: 'I', front: { x: MIDDLE + 344, y: 735 }, width: 176, rows: 13, turned: -7 },
  { id: 'J', front: { x: MIDDLE - 262, y: 1004 }, width: 186, rows: 13, turned: 5 },
  { id: 'K', front: { x: MIDDLE, y: 1004 }, width: 250, rows: 8, turned: 0 },
  { id: 'L', front: { x: MIDDLE + 262, y: 1004 }, width: 186, rows: 13, turned: -5 },
];

export function arenaFloor(): DrawnSection[] {
  return BLOCKS.map(({ id, front, width, rows, turned }) => {
    const angle = toRadians(turned);
    const start = { x: front.x - (width / 2) * Math.cos(angle), y: front.y - (width / 2) * Math.sin(angle) };
    return section({
      id,
      name: { ko: `플로어 ${id}구역`, en: `Floor ${id}` },
      floor,
      track: new Track(start, turned, [{ length: width }]),
      from: 0,
      to: width,
      rows: rowsOf(rows, 0, ROW_STEP),
      pitch: PITCH,
      aisle: 0,
      padding: 8,
      mark: (row, index, count) =>
        (id === 'J' || id === 'L') && row.label === String(rows) && (id === 'J' ? index < 4 : index >= count - 4)
          ? 'wheelchair'
          : undefined,
    });
  });
}

/** Main stage with its wings, the runway down the middle and the island at its end: one outline. */
export function stagePath(): string {
  const [left, right] = [MIDDLE - 330, MIDDLE + 330];
  const reach = Math.sqrt(ISLAND_RADIUS ** 2 - RUNWAY_HALF_WIDTH ** 2);
  const [inner, outer] = [MIDDLE - RUNWAY_HALF_WIDTH, MIDDLE + RUNWAY_HALF_WIDTH];
  const neck = Math.round(RUNWAY_END - reach);
  return (
    `M${left} 152 L${right} 152 L${right} ${FLOOR_TOP - 62} Q${right - 120} ${FLOOR_TOP} ${outer + 40} ${FLOOR_TOP} ` +
    `Q${outer} ${FLOOR_TOP} ${outer} ${FLOOR_TOP + 34} L${outer} ${neck} ` +
    `A${ISLAND_RADIUS} ${ISLAND_RADIUS} 0 1 1 ${inner} ${neck} L${inner} ${FLOOR_TOP + 34} ` +
    `Q${inner} ${FLOOR_TOP} ${inner - 40} ${FLOOR_TOP} Q${left + 120} ${FLOOR_TOP} ${left} ${FLOOR_TOP - 62} Z`
  );
}

export function floorShapes(): SeatMapDrawing['shapes'] {
  const tower = (x: number) => ({ kind: 'console' as const, path: circle({ x, y: FLOOR_TOP + 14 }, 13) });
  return [
    {
      kind: 'console',
      path: rounded(rectangle({ x: MIDDLE, y: 1196 }, 220, 62), 10),
      label: { ko: '콘솔', en: 'Mixing desk' },
      labelX: MIDDLE,
      labelY: 1196,
    },
    tower(MIDDLE - 425),
    tower(MIDDLE + 425),
  ];
}
