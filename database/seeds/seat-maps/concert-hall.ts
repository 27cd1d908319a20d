import type { DrawnSection, SeatMapDrawing } from '../../../backend/src/modules/seating/domain/seat-map-drawing.ts';
import { type BlockPlan, rowsOf, section } from './block.ts';
import {
  between,
  facing,
  mirrored,
  type Point,
  polygon,
  rectangle,
  round,
  rounded,
  toDegrees,
  toRadians,
} from './geometry.ts';
import { type Place, Track } from './track.ts';

const WIDTH = 1480;
const HEIGHT = 1030;
const MIDDLE = WIDTH / 2;
const PITCH = 13;
const ROW_STEP = 21.5;

/** The conductor: where side seats turn to. */
const PODIUM: Point = { x: MIDDLE, y: 300 };
/** Rows of the stalls are pieces of circles around a point far behind the stage. */
const FAN_CENTRE: Point = { x: MIDDLE, y: -330 };
const FRONT_ROW = 735;
const FAN_DEGREES = 28;

const ground = { ko: '1층', en: '1st floor' };
const upstairs = { ko: '2층', en: '2nd floor' };
const choir = { ko: '합창석', en: 'Choir' };

/** A concert hall: five fanning blocks, boxes along the walls, a horseshoe balcony, choir seats behind the stage. */
export function concertHall(): SeatMapDrawing {
  return {
    format: 1,
    name: { ko: '콘서트홀', en: 'Concert hall' },
    width: WIDTH,
    height: HEIGHT,
    seatSize: 10.5,
    stage: {
      path: `M${MIDDLE - 205} 176 Q${MIDDLE} 140 ${MIDDLE + 205} 176 L${MIDDLE + 268} 352 Q${MIDDLE} 408 ${MIDDLE - 268} 352 Z`,
      label: { ko: '무대', en: 'Stage' },
      labelX: MIDDLE,
      labelY: 276,
    },
    shapes: [
      { kind: 'wall', path: rounded(walls(), 26) },
      ...crossAisles(),
      { kind: 'balcony', path: horseshoeEdge(), label: upstairs, labelX: MIDDLE, labelY: 777 },
      { kind: 'console', path: rounded(rectangle({ x: MIDDLE, y: 950 }, 220, 28), 8), ...booth },
      ...doors(),
    ],
    sections: [...choirSeats(), ...stalls(), ...boxes(), ...balcony()],
  };
}

const booth = { label: { ko: '음향 조정실', en: 'Sound control' }, labelX: MIDDLE, labelY: 950 };

function choirSeats(): DrawnSection[] {
  // The choir looks down the map: the track runs right to left, bending around the stage.
  const track = new Track({ x: MIDDLE + 200, y: 146 }, 180 + 14, [{ radius: 820, turn: 28 }]);
  const block = (id: string, name: { ko: string; en: string }, from: number, to: number): BlockPlan => ({
    id,
    name,
    floor: choir,
    track,
    from: from * track.length,
    to: to * track.length,
    rows: rowsOf(3, 0, 20),
    pitch: PITCH,
    aisle: 9,
  });
  return [
    section(block('P1', { ko: '합창석 우측', en: 'Choir right' }, 0, 0.5)),
    section(block('P2', { ko: '합창석 좌측', en: 'Choir left' }, 0.5, 1)),
  ];
}

function stalls(): DrawnSection[] {
  const track = Track.arc(FAN_CENTRE, FRONT_ROW, FAN_DEGREES);
  const rows = [...rowsOf(8, 0, ROW_STEP), ...rowsOf(7, 8 * ROW_STEP + 20, ROW_STEP, 9)];
  const block = (id: string, from: number, to: number, firstRow: number): BlockPlan => ({
    id,
    name: { ko: `${id}구역`, en: `Section ${id}` },
    floor: ground,
    track,
    from: FRONT_ROW * toRadians(from + FAN_DEGREES),
    to: FRONT_ROW * toRadians(to + FAN_DEGREES),
    rows: rows.slice(firstRow - 1),
    pitch: PITCH,
    aisle: 10,
    lookAt: { point: PODIUM, share: 0.35 },
    mark: (row, index, count) => {
      const isOuter = id === 'A' || id === 'E';
      const fromWall = id === 'A' ? index : count - 1 - index;
      // Behind the cross aisle one gets to a place without a step.
      if ((id === 'B' && index < 3) || (id === 'D' && index >= count - 3)) {
        return row.label === '9' ? 'wheelchair' : undefined;
      }
      return isOuter && Number(row.label) <= 5 && fromWall < 2 ? 'restrictedView' : undefined;
    },
  });
  return [
    section(block('A', -FAN_DEGREES, -19.2, 4)),
    section(block('B', -19.2, -8.4, 2)),
    section(block('C', -8.4, 8.4, 1)),
    section(block('D', 8.4, 19.2, 2)),
    section(block('E', 19.2, FAN_DEGREES, 4)),
  ];
}

/** Six boxes on each side, four seats in each, stepping back along the wall. */
function boxes(): DrawnSection[] {
  const box = (side: -1 | 1, index: number): DrawnSection => {
    const number = side < 0 ? index + 1 : index + 7;
    const away = toRadians(FAN_DEGREES) * side;
    const reach = 812 + index * 50;
    // On the wall side of the outermost aisle, which runs straight away from the fan's centre.
    const front: Point = {
      x: FAN_CENTRE.x + reach * Math.sin(away) + side * 20 * Math.cos(away),
      y: FAN_CENTRE.y + reach * Math.cos(away) - side * 20 * Math.sin(away),
    };
    // Left-hand boxes look right, so their rows run down the map; right-hand boxes the other way round.
    const heading = -side * WING_HEADING;
    const start = { x: front.x - 14 * Math.cos(toRadians(heading)), y: front.y - 14 * Math.sin(toRadians(heading)) };
    return section({
      id: `BX${number}`,
      name: { ko: `박스 ${number}`, en: `Box ${number}` },
      floor: ground,
      track: new Track(start, heading, [{ length: 28 }]),
      from: 0,
      to: 28,
      rows: rowsOf(2, 0, 15),
      pitch: PITCH,
      aisle: 0,
      padding: 9.5,
      lookAt: { point: PODIUM, share: 0.8 },
      mark: (row) => (index === 0 && row.label === '2' ? 'restrictedView' : undefined),
    });
  };
  const sides: (-1 | 1)[] = [-1, 1];
  return sides.flatMap((side) => Array.from({ length: 6 }, (_, index) => box(side, index)));
}

// The horseshoe: a wing, a bend, the back, a bend, a wing. Symmetric, so half of it says all.
const WING_LENGTH = 300;
const WING_HEADING = 90 + FAN_DEGREES;
const BACK_HALF_TURN = 27;
const BACK_RADIUS = 1112;
const BEND_RADIUS = 112;

function horseshoe(): Track {
  const wing = { length: WING_LENGTH };
  const bend = { radius: BEND_RADIUS, turn: WING_HEADING - BACK_HALF_TURN };
  const pieces = [wing, bend, { radius: BACK_RADIUS, turn: BACK_HALF_TURN * 2 }, bend, wing];
  const probe = new Track({ x: 0, y: 0 }, WING_HEADING, pieces);
  const middle = probe.place(probe.length / 2, 0);
  return new Track({ x: MIDDLE - middle.x, y: FAN_CENTRE.y + BACK_RADIUS - middle.y }, WING_HEADING, pieces);
}

function balcony(): DrawnSection[] {
  const track = horseshoe();
  const [wing = 0, bend = 0, back = 0] = track.joints;
  const middle = (bend + back) / 2;
  const centreHalf = (back - bend) * 0.17;
  const block = (id: string, from: number, to: number, rows: number): BlockPlan => ({
    id: `2${id}`,
    name: { ko: `2층 ${id}구역`, en: `2nd floor ${id}` },
    floor: upstairs,
    track,
    from,
    to,
    rows: rowsOf(rows, 26, ROW_STEP),
    pitch: PITCH,
    aisle: 10,
    lookAt: { point: PODIUM, share: rows === 2 ? 0.55 : 0.3 },
    mark: (row, index, count) => {
      const fromStage = id === 'A' ? index : count - 1 - index;
      if (id === 'A' || id === 'G') return fromStage < 5 ? 'restrictedView' : undefined;
      return id === 'D' && row.label === '6' && (index < 2 || index >= count - 2) ? 'wheelchair' : undefined;
    },
  });
  return [
    section(block('A', 0, wing, 2)),
    section(block('B', wing, bend, 3)),
    section(block('C', bend, middle - centreHalf, 6)),
    section(block('D', middle - centreHalf, middle + centreHalf, 6)),
    section(block('E', middle + centreHalf, back, 6)),
    section(block('F', back, track.joints[3] ?? back, 3)),
    section(block('G', track.joints[3] ?? back, track.length, 2)),
  ];
}

function horseshoeEdge(): string {
  return horseshoe().path(8);
}

function crossAisles(): SeatMapDrawing['shapes'] {
  const track = Track.arc(FAN_CENTRE, FRONT_ROW, FAN_DEGREES);
  const band = (inner: number, outer: number): string =>
    polygon([...track.points(0, track.length, inner, 12), ...track.points(0, track.length, outer, 12).reverse()]);
  return [{ kind: 'aisle', path: band(7.5 * ROW_STEP + 4, 7.5 * ROW_STEP + 17) }];
}

const STAGE_CORNER: Point = { x: MIDDLE - 270, y: 50 };
const STAGE_WALL: Point = { x: MIDDLE, y: 22 };

/** Around the seats upstairs: close to the wings, further out where more rows lie behind each other. */
function walls(): Point[] {
  const track = horseshoe();
  const [wing = 0, bend = 0] = track.joints;
  const around = [0, 0.25, 0.5, 0.75, 1].map((share) => onBend(track, share, 100 + 100 * share));
  const left = [STAGE_WALL, STAGE_CORNER, track.place(0, 92), track.place(wing * 0.6, 92), ...around];
  const back = track.points(bend + 130, track.length / 2, 214, 5);
  return [...left, ...back, ...mirrored([...left.slice(1), ...back.slice(0, -1)], MIDDLE)];
}

function onBend(track: Track, share: number, offset: number): Place {
  const [wing = 0, bend = 0] = track.joints;
  return track.place(track.along(wing + (bend - wing) * share, offset), offset);
}

function doors(): SeatMapDrawing['shapes'] {
  const track = horseshoe();
  const exit = { ko: '출입문', en: 'Door' };
  const side = onBend(track, 0.5, 146);
  const wingStart = track.place(0, 92);
  const backstage = between(STAGE_CORNER, wingStart, 0.5);
  const places = [
    { ...side, turned: toDegrees(side.heading), labelX: side.x - 16, labelY: side.y + 34 },
    {
      ...backstage,
      turned: facing(STAGE_CORNER, wingStart) - 90,
      labelX: backstage.x - 36,
      labelY: backstage.y - 16,
    },
  ];
  return places.flatMap(({ x, y, turned, labelX, labelY }) => [
    door({ x, y }, turned, exit, labelX, labelY),
    door({ x: WIDTH - x, y }, -turned, exit, WIDTH - labelX, labelY),
  ]);
}

function door(at: Point, turned: number, label: { ko: string; en: string }, labelX: number, labelY: number) {
  const path = polygon(rectangle(at, 60, 10, turned));
  return { kind: 'door' as const, path, label, labelX: round(labelX), labelY: round(labelY) };
}
