import type { DrawnSection, SeatMapDrawing } from '../../../backend/src/modules/seating/domain/seat-map-drawing.ts';
import { type BlockPlan, rowsOf, section } from './block.ts';
import { line, mirrored, type Point, polygon, rectangle, rounded, toRadians } from './geometry.ts';
import { Track } from './track.ts';

const WIDTH = 760;
const HEIGHT = 664;
const MIDDLE = WIDTH / 2;
/** Everybody looks at the middle of the thrust stage. */
const FOCUS: Point = { x: MIDDLE, y: 70 };

const PITCH = 14;
const ROW_STEP = 24;
const FRONT_ROW = 176;
const STALLS_ROWS = 9;
const BALCONY_FRONT = FRONT_ROW + STALLS_ROWS * ROW_STEP + 40;
const INNER_AISLE_DEGREES = 18.5;
const OUTER_DEGREES = 50;
const BALCONY_DEGREES = 25;

const ground = { ko: '1층', en: '1st floor' };
const upstairs = { ko: '2층', en: '2nd floor' };

/** A studio theatre: three blocks around a thrust stage, and two rows upstairs over the doors. */
export function smallTheatre(): SeatMapDrawing {
  return {
    format: 1,
    name: { ko: '소극장', en: 'Studio theatre' },
    width: WIDTH,
    height: HEIGHT,
    seatSize: 11,
    stage: {
      path: `M${MIDDLE - 175} 34 L${MIDDLE + 175} 34 L${MIDDLE + 150} 112 L${MIDDLE + 92} 120 Q${MIDDLE + 84} 206 ${MIDDLE} 208 Q${MIDDLE - 84} 206 ${MIDDLE - 92} 120 L${MIDDLE - 150} 112 Z`,
      label: { ko: '무대', en: 'Stage' },
      labelX: MIDDLE,
      labelY: 108,
    },
    shapes: [
      { kind: 'wall', path: rounded(walls(), 12) },
      ...[-1, 1].map((side) => ({ kind: 'aisle' as const, path: stairs(side) })),
      { kind: 'balcony', path: balconyEdge(), label: upstairs, labelX: MIDDLE, labelY: FOCUS.y + BALCONY_FRONT + 12 },
      {
        kind: 'console',
        path: rounded(rectangle({ x: MIDDLE, y: 614 }, 170, 26), 6),
        label: { ko: '음향·조명실', en: 'Control booth' },
        labelX: MIDDLE,
        labelY: 614,
      },
      ...doors(),
    ],
    sections: [...stalls(), ...balcony()],
  };
}

function stalls(): DrawnSection[] {
  const track = Track.arc(FOCUS, FRONT_ROW, OUTER_DEGREES);
  const at = (degrees: number) => FRONT_ROW * toRadians(degrees + OUTER_DEGREES);
  const block = (id: string, en: string, from: number, to: number): BlockPlan => ({
    id,
    name: { ko: `${id}구역`, en },
    floor: ground,
    track,
    from: at(from),
    to: at(to),
    rows: rowsOf(STALLS_ROWS, 36, ROW_STEP),
    pitch: PITCH,
    aisle: 13,
    mark: (row, index, count) => {
      const isSide = id !== '나';
      const fromWall = id === '가' ? index : count - 1 - index;
      if (isSide && row.label === String(STALLS_ROWS) && fromWall >= count - 2) return 'wheelchair';
      return isSide && Number(row.label) <= 2 && fromWall < 2 ? 'restrictedView' : undefined;
    },
  });
  return [
    section(block('가', 'Left block', -OUTER_DEGREES, -INNER_AISLE_DEGREES)),
    section(block('나', 'Centre block', -INNER_AISLE_DEGREES, INNER_AISLE_DEGREES)),
    section(block('다', 'Right block', INNER_AISLE_DEGREES, OUTER_DEGREES)),
  ];
}

function balcony(): DrawnSection[] {
  const radius = BALCONY_FRONT + 26;
  const track = Track.arc(FOCUS, radius, BALCONY_DEGREES);
  const block = (id: string, en: string, from: number, to: number): BlockPlan => ({
    id,
    name: { ko: `${id}구역`, en },
    floor: upstairs,
    track,
    from: from * track.length,
    to: to * track.length,
    rows: rowsOf(2, 0, ROW_STEP),
    pitch: PITCH,
    aisle: 12,
    // The balcony's corner pillars.
    mark: (row, index, count) => {
      const fromWall = id === '라' ? index : count - 1 - index;
      return row.label === '2' && fromWall < 2 ? 'restrictedView' : undefined;
    },
  });
  return [section(block('라', 'Balcony left', 0, 0.5)), section(block('마', 'Balcony right', 0.5, 1))];
}

/** Proscenium corners, side walls that follow the fan, a straight back wall. */
function walls(): Point[] {
  const left = [
    { x: MIDDLE, y: 644 },
    { x: 160, y: 644 },
    { x: 136, y: 536 },
    { x: 44, y: 424 },
    { x: 44, y: 296 },
    { x: 176, y: 100 },
    { x: 176, y: 18 },
    { x: MIDDLE, y: 18 },
  ];
  return [...left, ...mirrored(left, MIDDLE).slice(1, -1)];
}

function stairs(side: number): string {
  const angle = toRadians(INNER_AISLE_DEGREES * side);
  const on = (radius: number, across: number): Point => ({
    x: FOCUS.x + radius * Math.sin(angle) + across * Math.cos(angle),
    y: FOCUS.y + radius * Math.cos(angle) - across * Math.sin(angle),
  });
  const [front, back] = [FRONT_ROW + 24, FRONT_ROW + 22 + STALLS_ROWS * ROW_STEP];
  return polygon([on(front, -8), on(back, -8), on(back, 8), on(front, 8)]);
}

function balconyEdge(): string {
  const edge = Track.arc(FOCUS, BALCONY_FRONT, BALCONY_DEGREES + 3);
  return line(edge.points(0, edge.length, 0, 16));
}

function doors(): SeatMapDrawing['shapes'] {
  const exit = { ko: '출입문', en: 'Door' };
  const left = { x: 90, y: 480 };
  return [
    { kind: 'door', path: polygon(rectangle(left, 46, 9, 50.6)), label: exit, labelX: 66, labelY: 506 },
    {
      kind: 'door',
      path: polygon(rectangle({ x: WIDTH - left.x, y: left.y }, 46, 9, -50.6)),
      label: exit,
      labelX: WIDTH - 66,
      labelY: 506,
    },
  ];
}
