import type { DrawnSection, SeatMapDrawing } from '../../../backend/src/modules/seating/domain/seat-map-drawing.ts';
import { arenaFloor, FLOOR_TOP, floorShapes, MIDDLE, stagePath } from './arena-floor.ts';
import { type RowPlan, rowsOf, section } from './block.ts';
import { type Point, polygon, rectangle, round, rounded, toDegrees } from './geometry.ts';
import { Track } from './track.ts';

const WIDTH = MIDDLE * 2;
const HEIGHT = 2010;
const TOP = 250;

const PITCH = 10.5;
const ROW_STEP = 15;
const LOWER_ROWS = 15;
const UPPER_ROWS = 18;
/** Where the bowls begin behind the rail around the floor. */
const LOWER = 16;
const UPPER = LOWER + LOWER_ROWS * ROW_STEP + 62;
const OUTER_WALL = UPPER + UPPER_ROWS * ROW_STEP + 46;

/** The middle of the main stage: where all seats turn to, the more the further they are from looking at it. */
const STAGE: Point = { x: MIDDLE, y: 250 };

/** The rail around the floor: open to the stage at the top, straight sides, quarter circles, a straight end. */
function rail(): Track {
  const [side, corner, end] = [{ length: 830 }, { radius: 270, turn: 90 }, { length: 430 }];
  return new Track({ x: MIDDLE - end.length / 2 - corner.radius, y: TOP }, 90, [side, corner, end, corner, side]);
}

/** An arena with an end stage: a floor in blocks around a runway, a lower and an upper bowl with round corners. */
export function arena(): SeatMapDrawing {
  return {
    format: 1,
    name: { ko: '아레나', en: 'Arena' },
    width: WIDTH,
    height: HEIGHT,
    seatSize: 8.4,
    stage: { path: stagePath(), label: { ko: '무대', en: 'Stage' }, labelX: MIDDLE, labelY: FLOOR_TOP - 118 },
    shapes: [...hull(), ...floorShapes(), ...gates()],
    sections: [...arenaFloor(), ...lowerBowl(), ...upperBowl()],
  };
}

/** Positions on the rail where one section ends and the next begins. */
function borders(track: Track, onSide: number, onCorner: number, onEnd: number): number[] {
  const joints = [0, ...track.joints];
  const parts = [onSide, onCorner, onEnd, onCorner, onSide];
  return parts
    .flatMap((count, piece) => {
      const [start = 0, end = 0] = [joints[piece], joints[piece + 1]];
      return Array.from({ length: count }, (_, index) => start + ((end - start) * index) / count);
    })
    .concat(track.length);
}

function bowl(level: 1 | 2, at: readonly number[], rowsIn: (index: number, last: number) => RowPlan[]): DrawnSection[] {
  const track = rail();
  const last = at.length - 2;
  return at.slice(0, -1).map((from, index) => {
    const number = level * 100 + index + 1;
    const isBesideStage = index === 0 || index === last;
    return section({
      id: String(number),
      name: { ko: `${number}구역`, en: `Section ${number}` },
      floor: level === 1 ? { ko: '1층', en: 'Lower bowl' } : { ko: '2층', en: 'Upper bowl' },
      track,
      from,
      to: at[index + 1] ?? from,
      rows: rowsIn(index, last),
      pitch: PITCH,
      aisle: 7,
      padding: 6.5,
      lookAt: { point: STAGE, share: 0.4 },
      // Lower ways in come from the concourse behind, upper ones from below. Not in every section.
      ...(index % 2 === 1 && {
        notch: level === 1 ? { edge: 'back', rows: 4, width: 46 } : { edge: 'front', rows: 5, width: 50 },
      }),
      mark: (row, seat, count) => {
        if (row.label === 'W') return 'wheelchair';
        const fromStage = index === 0 ? seat : count - 1 - seat;
        return isBesideStage && fromStage < (level === 1 ? 4 : 6) ? 'restrictedView' : undefined;
      },
    });
  });
}

function lowerBowl(): DrawnSection[] {
  const track = rail();
  return bowl(1, borders(track, 5, 3, 3), (index, last) => {
    const rows = rowsOf(LOWER_ROWS, LOWER, ROW_STEP);
    // The sections beside the stage are cut slantwise, so that nobody sits behind the loudspeakers.
    const slant = (row: number) => 60 - row * 4;
    if (index === 0) return rows.map((row, at) => ({ ...row, trim: [slant(at), 0] }));
    if (index === last) return rows.map((row, at) => ({ ...row, trim: [0, slant(at)] }));
    // Platforms for wheelchairs on the concourse, where one arrives without a step.
    if (![2, 6, 12, 16].includes(index)) return rows;
    return [...rows, { label: 'W', offset: LOWER + LOWER_ROWS * ROW_STEP + 6, pitch: 13 }];
  });
}

function upperBowl(): DrawnSection[] {
  const track = rail();
  return bowl(2, borders(track, 5, 4, 3), (index, last) => {
    const rows = rowsOf(UPPER_ROWS, UPPER, ROW_STEP);
    const slant = (row: number) => 44 + row * 4;
    if (index === 0) return rows.map((row, at) => ({ ...row, trim: [slant(at), 0] }));
    if (index === last) return rows.map((row, at) => ({ ...row, trim: [0, slant(at)] }));
    return rows;
  });
}

/** The building: outer wall, the concourse between the bowls, the rail. */
function hull(): SeatMapDrawing['shapes'] {
  const track = rail();
  const ring = (offset: number, top: number): Point[] => {
    const points = track.points(0, track.length, offset, 64);
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return [];
    return [{ x: first.x, y: top }, ...points, { x: last.x, y: top }];
  };
  const concourse = [
    ...track.points(0, track.length, UPPER - 46, 64),
    ...track.points(0, track.length, UPPER - 22, 64).reverse(),
  ];
  return [
    { kind: 'wall', path: rounded(ring(OUTER_WALL, 28), 150) },
    { kind: 'aisle', path: polygon(concourse) },
    { kind: 'wall', path: rounded(ring(0, TOP - 120), 24) },
  ];
}

function gates(): SeatMapDrawing['shapes'] {
  const track = rail();
  return [0.06, 0.2, 0.35, 0.5, 0.65, 0.8, 0.94].map((share, index) => {
    const travelled = track.along(track.length * share, OUTER_WALL);
    const { x, y, heading } = track.place(travelled, OUTER_WALL);
    const sign = track.place(travelled, OUTER_WALL - 19);
    return {
      kind: 'door',
      path: polygon(rectangle({ x, y }, 74, 11, toDegrees(heading))),
      label: { ko: `${index + 1}번 게이트`, en: `Gate ${index + 1}` },
      labelX: round(sign.x),
      labelY: round(sign.y),
    };
  });
}
