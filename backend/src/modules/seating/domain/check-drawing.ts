import { type DrawnSeat, seatsOf } from './drawn-seats';
import type { SeatMapDrawing } from './seat-map-drawing';

const LONGEST_SEAT_ID = 24;
const SEAT_ID = /^[A-Za-z0-9가-힣-]+$/;
/** Centres closer than this many seat sizes lie on top of each other. */
const CLOSEST = 0.9;
const PATH_DATA = /^M[-MLQCAZ0-9., ]+$/;

/** A reason not to publish a drawing, and where to look. */
export interface DrawingProblem {
  readonly code:
    | 'map.empty'
    | 'section.duplicate'
    | 'row.duplicate'
    | 'row.lengths-differ'
    | 'row.index-outside'
    | 'path.not-drawable'
    | 'seat.duplicate'
    | 'seat.id-unusable'
    | 'seat.outside'
    | 'seat.overlap';
  /** The section, row, seat or shape. */
  readonly where: string;
}

/** Everything that is wrong with a drawing; empty when it may be published. */
export function checkDrawing(drawing: SeatMapDrawing): DrawingProblem[] {
  const seats = [...seatsOf(drawing)];
  const empty: DrawingProblem[] = seats.length === 0 ? [{ code: 'map.empty', where: drawing.name.en }] : [];
  return [
    ...empty,
    ...pathProblems(drawing),
    ...rowProblems(drawing),
    ...idProblems(seats),
    ...boundsProblems(drawing, seats),
    ...overlapProblems(drawing, seats),
  ];
}

function pathProblems(drawing: SeatMapDrawing): DrawingProblem[] {
  const paths = [
    { where: 'stage', path: drawing.stage.path },
    ...drawing.shapes.map((shape, index) => ({ where: `${shape.kind} #${index}`, path: shape.path })),
    ...drawing.sections.map((section) => ({ where: section.id, path: section.outline })),
  ];
  return paths.filter(({ path }) => !PATH_DATA.test(path)).map(({ where }) => ({ code: 'path.not-drawable', where }));
}

function rowProblems(drawing: SeatMapDrawing): DrawingProblem[] {
  const problems: DrawingProblem[] = [];
  const sectionIds = new Set<string>();
  for (const section of drawing.sections) {
    if (sectionIds.has(section.id)) problems.push({ code: 'section.duplicate', where: section.id });
    sectionIds.add(section.id);
    const labels = new Set<string>();
    for (const row of section.rows) {
      const where = `${section.id}-${row.label}`;
      const count = row.numbers.length;
      if (labels.has(row.label)) problems.push({ code: 'row.duplicate', where });
      labels.add(row.label);
      const anglesAgree = typeof row.angle === 'number' || row.angle.length === count;
      if (row.seats.length !== count * 2 || !anglesAgree) problems.push({ code: 'row.lengths-differ', where });
      const marked = [...(row.wheelchair ?? []), ...(row.restrictedView ?? [])];
      if (marked.some((index) => !Number.isInteger(index) || index < 0 || index >= count)) {
        problems.push({ code: 'row.index-outside', where });
      }
    }
  }
  return problems;
}

function idProblems(seats: readonly DrawnSeat[]): DrawingProblem[] {
  const problems: DrawingProblem[] = [];
  const ids = new Set<string>();
  for (const { id } of seats) {
    if (ids.has(id)) problems.push({ code: 'seat.duplicate', where: id });
    ids.add(id);
    if (id.length > LONGEST_SEAT_ID || !SEAT_ID.test(id)) problems.push({ code: 'seat.id-unusable', where: id });
  }
  return problems;
}

function boundsProblems(drawing: SeatMapDrawing, seats: readonly DrawnSeat[]): DrawingProblem[] {
  const margin = drawing.seatSize / 2;
  // Written so that a coordinate that is not a number counts as outside.
  const isInside = ({ x, y }: DrawnSeat) =>
    x >= margin && y >= margin && x <= drawing.width - margin && y <= drawing.height - margin;
  return seats.filter((seat) => !isInside(seat)).map(({ id }) => ({ code: 'seat.outside', where: id }));
}

/** Seats fall into cells as wide as the closest distance allowed, so only neighbouring cells need comparing. */
function overlapProblems(drawing: SeatMapDrawing, seats: readonly DrawnSeat[]): DrawingProblem[] {
  const closest = drawing.seatSize * CLOSEST;
  const columns = Math.ceil(drawing.width / closest) + 2;
  const cells = new Map<number, DrawnSeat[]>();
  const problems: DrawingProblem[] = [];
  for (const seat of seats) {
    const cell = Math.floor(seat.y / closest) * columns + Math.floor(seat.x / closest);
    for (const offset of [-columns - 1, -columns, -columns + 1, -1, 0, 1, columns - 1, columns, columns + 1]) {
      for (const other of cells.get(cell + offset) ?? []) {
        if (Math.hypot(seat.x - other.x, seat.y - other.y) < closest) {
          problems.push({ code: 'seat.overlap', where: `${other.id} and ${seat.id}` });
        }
      }
    }
    const inCell = cells.get(cell);
    if (inCell) inCell.push(seat);
    else cells.set(cell, [seat]);
  }
  return problems;
}
