import type { DrawnRow, DrawnSection } from '../../../backend/src/modules/seating/domain/seat-map-drawing.ts';
import { facing, type Point, round, rounded, simplified, toDegrees, turnedTowards } from './geometry.ts';
import type { Track } from './track.ts';

export type SeatMark = 'wheelchair' | 'restrictedView';

export interface RowPlan {
  readonly label: string;
  /** Distance behind the track. */
  readonly offset: number;
  /** Room left empty at the start and at the end of the row, besides the aisle. */
  readonly trim?: readonly [number, number];
  /** Distance between neighbours in this row, where it differs (wheelchair places). */
  readonly pitch?: number;
}

/** One block of seats: rows between two positions of a track. */
export interface BlockPlan {
  readonly id: string;
  readonly name: { readonly ko: string; readonly en: string };
  readonly floor: { readonly ko: string; readonly en: string };
  readonly track: Track;
  readonly from: number;
  readonly to: number;
  readonly rows: readonly RowPlan[];
  readonly pitch: number;
  /** Half an aisle: room kept free at both ends of every row. */
  readonly aisle: number;
  /** How far seats turn from straight ahead towards a point: 0 not at all, 1 entirely. */
  readonly lookAt?: { readonly point: Point; readonly share: number };
  /** A way in cut out of the middle of the first or last rows (a vomitory). */
  readonly notch?: { readonly edge: 'front' | 'back'; readonly rows: number; readonly width: number };
  readonly mark?: (row: RowPlan, index: number, count: number) => SeatMark | undefined;
  /** Room between the seats' centres and the outline. */
  readonly padding?: number;
}

interface PlacedSeat extends Point {
  readonly angle: number;
  readonly heading: number;
}

interface PlacedRow {
  readonly plan: RowPlan;
  readonly seats: readonly PlacedSeat[];
  /** Index of the first seat behind the notch, where the row has one. */
  readonly gapAt: number | undefined;
}

export function section(plan: BlockPlan): DrawnSection {
  const rows = plan.rows.map((row, index) => placeRow(plan, row, index)).filter(({ seats }) => seats.length > 0);
  const seats = rows.flatMap((row) => row.seats);
  const middle = rows[Math.floor((rows.length - 1) / 2)]?.seats ?? [];
  const [first, last] = [middle[0], middle.at(-1)];
  const centre = middle[Math.floor(middle.length / 2)] ?? seats[0];
  if (!first || !last || !centre) throw new Error(`Block ${plan.id} has no room for a seat.`);
  // The middle of a strongly bent row is nearer to the seats than the middle between its ends.
  const label = { x: (first.x + last.x + 2 * centre.x) / 4, y: (first.y + last.y + 2 * centre.y) / 4 };
  return {
    id: plan.id,
    name: plan.name,
    floor: plan.floor,
    outline: outline(rows, plan),
    labelX: round(label.x),
    labelY: round(label.y),
    rows: rows.map((row) => drawnRow(row, plan)),
  };
}

function placeRow(plan: BlockPlan, row: RowPlan, rowIndex: number): PlacedRow {
  const [trimStart, trimEnd] = row.trim ?? [0, 0];
  const pitch = row.pitch ?? plan.pitch;
  const start = plan.track.along(plan.from, row.offset) + plan.aisle + trimStart;
  const end = plan.track.along(plan.to, row.offset) - plan.aisle - trimEnd;
  const count = Math.max(0, Math.floor((end - start) / pitch + 1e-6));
  const first = (start + end - (count - 1) * pitch) / 2;
  const all = Array.from({ length: count }, (_, index) => first + index * pitch);
  const free = all.filter((position) => !isInNotch(plan, rowIndex, position - (start + end) / 2));
  const gapAt = free.length < all.length ? free.findIndex((position) => position > (start + end) / 2) : undefined;
  return { plan: row, gapAt, seats: free.map((position) => placeSeat(plan, position, row.offset)) };
}

function isInNotch({ notch, rows }: BlockPlan, rowIndex: number, fromMiddle: number): boolean {
  if (!notch || Math.abs(fromMiddle) > notch.width / 2) return false;
  return notch.edge === 'front' ? rowIndex < notch.rows : rowIndex >= rows.length - notch.rows;
}

function placeSeat(plan: BlockPlan, travelled: number, offset: number): PlacedSeat {
  const { x, y, heading } = plan.track.place(travelled, offset);
  const ahead = toDegrees(heading);
  const angle = plan.lookAt ? turnedTowards(ahead, facing({ x, y }, plan.lookAt.point), plan.lookAt.share) : ahead;
  return { x, y, heading, angle };
}

function drawnRow({ plan: row, seats }: PlacedRow, plan: BlockPlan): DrawnRow {
  const angles = seats.map(({ angle }) => Math.round(angle));
  const isStraight = angles.every((angle) => angle === angles[0]);
  const marked = (mark: SeatMark) =>
    seats.map((_, index) => index).filter((index) => plan.mark?.(row, index, seats.length) === mark);
  const [wheelchair, restrictedView] = [marked('wheelchair'), marked('restrictedView')];
  return {
    label: row.label,
    seats: seats.flatMap(({ x, y }) => [round(x), round(y)]),
    numbers: seats.map((_, index) => index + 1),
    angle: isStraight ? (angles[0] ?? 0) : angles,
    ...(wheelchair.length > 0 && { wheelchair }),
    ...(restrictedView.length > 0 && { restrictedView }),
  };
}

/** A smooth line around all seats: front edge, right end, back edge, left end. */
function outline(rows: readonly PlacedRow[], { padding = 9, notch, pitch }: BlockPlan): string {
  const [front, back] = [rows[0], rows.at(-1)];
  if (!front || !back) return '';
  const shifted = ({ x, y, heading }: PlacedSeat, along: number, behind: number): Point => ({
    x: x + along * Math.cos(heading) - behind * Math.sin(heading),
    y: y + along * Math.sin(heading) + behind * Math.cos(heading),
  });
  const edge = (row: PlacedRow, behind: number): Point[] => {
    const [first, last] = [row.seats[0], row.seats.at(-1)];
    if (!first || !last) return [];
    const inner = row.seats.map((seat) => shifted(seat, 0, behind));
    const corners = [shifted(first, -padding, behind), ...inner, shifted(last, padding, behind)];
    if (row.gapAt === undefined || !notch) return simplified(corners, 0.4);
    const cut = row.gapAt + 1;
    return [
      ...simplified(corners.slice(0, cut), 0.4),
      ...notchPoints(rows, row, notch.edge, padding, pitch, shifted),
      ...simplified(corners.slice(cut), 0.4),
    ];
  };
  const rights = rows.flatMap(({ seats }) => seats.slice(-1).map((seat) => shifted(seat, padding, 0)));
  const lefts = rows.flatMap(({ seats }) => seats.slice(0, 1).map((seat) => shifted(seat, -padding, 0)));
  const frontEdge = edge(front, -padding);
  const backEdge = edge(back, padding).reverse();
  const side = (points: Point[]): Point[] => simplified(points, pitch * 0.7).slice(1, -1);
  return rounded([...frontEdge, ...side(rights), ...backEdge, ...side(lefts.reverse())], padding * 0.9);
}

/** The way around a notch, from the seat before it to the seat behind it. */
function notchPoints(
  rows: readonly PlacedRow[],
  row: PlacedRow,
  edge: 'front' | 'back',
  padding: number,
  pitch: number,
  shifted: (seat: PlacedSeat, along: number, behind: number) => Point,
): Point[] {
  const cut = rows.filter(({ gapAt }) => gapAt !== undefined);
  const inmost = edge === 'front' ? cut.at(-1) : cut[0];
  const at = (of: PlacedRow | undefined, step: -1 | 0) => of?.seats[(of.gapAt ?? 0) + step];
  const [before, behind] = [at(row, -1), at(row, 0)];
  const [deepBefore, deepBehind] = [at(inmost, -1), at(inmost, 0)];
  if (!before || !behind || !deepBefore || !deepBehind) return [];
  const out = edge === 'front' ? -padding : padding;
  // As deep as the rows cut short; the next whole row keeps its own padding.
  const side = Math.min(padding, pitch * 0.7);
  return [
    shifted(before, side, out),
    shifted(deepBefore, side, -out * 0.5),
    shifted(deepBehind, -side, -out * 0.5),
    shifted(behind, -side, out),
  ];
}

/** Rows with running labels: `count` of them, `step` apart, beginning `offset` behind the track. */
export function rowsOf(count: number, offset: number, step: number, firstLabel = 1): RowPlan[] {
  return Array.from({ length: count }, (_, index) => ({
    label: String(firstLabel + index),
    offset: offset + index * step,
  }));
}
