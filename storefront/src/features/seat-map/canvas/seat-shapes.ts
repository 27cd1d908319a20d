/** What the artists need of a Path2D or a context; both have it. */
export interface PathPen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void;
  arc(x: number, y: number, radius: number, start: number, end: number): void;
  closePath(): void;
}

/** Places points given in a seat's own frame: 1 is the seat's width, -y is where its person looks. */
export interface SeatFrame {
  readonly x: number;
  readonly y: number;
  readonly cos: number;
  readonly sin: number;
  readonly size: number;
}

/** Width of the drawn seat as a share of the room it has. */
const BODY = 0.8;

/** A square turned with the seat: enough while a seat is a few pixels wide. */
export function addSquare(pen: PathPen, { x, y, cos, sin, size }: SeatFrame, share = BODY): void {
  const half = (size * share) / 2;
  const c = cos * half;
  const s = sin * half;
  pen.moveTo(x - c + s, y - s - c);
  pen.lineTo(x + c + s, y + s - c);
  pen.lineTo(x + c - s, y + s + c);
  pen.lineTo(x - c - s, y - s + c);
  pen.closePath();
}

export function addDot(pen: PathPen, { x, y, size }: SeatFrame, share: number): void {
  const radius = (size * share) / 2;
  pen.moveTo(x + radius, y);
  pen.arc(x, y, radius, 0, Math.PI * 2);
}

/** A chair from above: soft towards the stage, squarer at its back. */
export function addChair(pen: PathPen, frame: SeatFrame, share = BODY): void {
  addRoundedBox(pen, frame, [-share / 2, -share / 2, share / 2, share / 2], 0.3 * share, 0.2 * share);
}

/** The back of the chair, to be laid over it in a darker tone. */
export function addChairBack(pen: PathPen, frame: SeatFrame, share = BODY): void {
  addRoundedBox(pen, frame, [-share / 2, share * 0.32, share / 2, share / 2], 0.02, 0.17 * share);
}

/** The bar in front of a seat with a restricted view: something stands between it and the stage. */
export function addViewBar(pen: PathPen, frame: SeatFrame): void {
  addRoundedBox(pen, frame, [-0.4, -0.5, 0.4, -0.38], 0.05, 0.05);
}

export function addCross(pen: PathPen, { x, y, size }: SeatFrame, share = 0.3): void {
  const half = (size * share) / 2;
  pen.moveTo(x - half, y - half);
  pen.lineTo(x + half, y + half);
  pen.moveTo(x + half, y - half);
  pen.lineTo(x - half, y + half);
}

/** Two slanted strokes inside a hollow seat: somebody is deciding about it. */
export function addHatch(pen: PathPen, frame: SeatFrame): void {
  addLine(pen, frame, [-0.26, 0.06], [0.06, -0.26]);
  addLine(pen, frame, [-0.06, 0.26], [0.26, -0.06]);
}

/** Upright whichever way the seat is turned. */
export function addCheck(pen: PathPen, { x, y, size }: SeatFrame): void {
  pen.moveTo(x - size * 0.19, y + size * 0.01);
  pen.lineTo(x - size * 0.05, y + size * 0.15);
  pen.lineTo(x + size * 0.2, y - size * 0.14);
}

/** A person in a wheelchair, upright, drawn with strokes about 0.08 wide. */
export function addWheelchair(pen: PathPen, { x, y, size }: SeatFrame): void {
  const at = (px: number, py: number): [number, number] => [x + px * size, y + py * size];
  const head = size * 0.045;
  pen.moveTo(x - size * 0.04 + head, y - size * 0.25);
  pen.arc(x - size * 0.04, y - size * 0.25, head, 0, Math.PI * 2);
  pen.moveTo(...at(-0.04, -0.14));
  pen.lineTo(...at(-0.04, 0.04));
  pen.lineTo(...at(0.12, 0.04));
  pen.lineTo(...at(0.2, 0.22));
  pen.moveTo(...at(-0.04, -0.06));
  pen.lineTo(...at(0.1, -0.06));
  const wheel = size * 0.16;
  pen.moveTo(x - size * 0.1 + wheel * Math.cos(-2), y + size * 0.09 + wheel * Math.sin(-2));
  for (let step = 1; step <= 10; step += 1) {
    const angle = -2 - (step / 10) * 4.2;
    pen.lineTo(x - size * 0.1 + wheel * Math.cos(angle), y + size * 0.09 + wheel * Math.sin(angle));
  }
}

function addLine(pen: PathPen, frame: SeatFrame, from: readonly [number, number], to: readonly [number, number]): void {
  pen.moveTo(...place(frame, ...from));
  pen.lineTo(...place(frame, ...to));
}

function addRoundedBox(
  pen: PathPen,
  frame: SeatFrame,
  [left, top, right, bottom]: readonly [left: number, top: number, right: number, bottom: number],
  front: number,
  back: number,
): void {
  pen.moveTo(...place(frame, left + front, top));
  pen.lineTo(...place(frame, right - front, top));
  pen.quadraticCurveTo(...place(frame, right, top), ...place(frame, right, top + front));
  pen.lineTo(...place(frame, right, bottom - back));
  pen.quadraticCurveTo(...place(frame, right, bottom), ...place(frame, right - back, bottom));
  pen.lineTo(...place(frame, left + back, bottom));
  pen.quadraticCurveTo(...place(frame, left, bottom), ...place(frame, left, bottom - back));
  pen.lineTo(...place(frame, left, top + front));
  pen.quadraticCurveTo(...place(frame, left, top), ...place(frame, left + front, top));
  pen.closePath();
}

function place({ x, y, cos, sin, size }: SeatFrame, px: number, py: number): [number, number] {
  return [x + (px * cos - py * sin) * size, y + (px * sin + py * cos) * size];
}
