import type { DrawnRow, DrawnSection, SeatMapDrawing } from '../src/features/seat-map/geometry/drawing.ts';

// Drawings for the fake API and the drawing benchmark. The shop's real ones are made in database/seeds/seat-maps.

const round = (value: number): number => Math.round(value * 10) / 10;

interface Ring {
  readonly id: number;
  readonly floor: { readonly ko: string; readonly en: string };
  readonly sections: number;
  readonly rows: number;
  readonly inner: number;
}

const RINGS: readonly Ring[] = [
  { id: 100, floor: { ko: '1층', en: '1st floor' }, sections: 18, rows: 22, inner: 350 },
  { id: 200, floor: { ko: '2층', en: '2nd floor' }, sections: 28, rows: 24, inner: 690 },
];
const PITCH = 11.4;
const ROW_STEP = 13;

/** About 12,000 seats: a floor in front of an end stage and two rings around it. */
export function fakeArena(): SeatMapDrawing {
  const centre = { x: 1060, y: 980 };
  return {
    format: 1,
    name: { ko: '아레나', en: 'Arena' },
    width: 2120,
    height: 1960,
    seatSize: 10,
    stage: {
      path: 'M820 650 L1300 650 L1300 720 L1100 720 L1100 820 L1020 820 L1020 720 L820 720 Z',
      label: { ko: 'STAGE', en: 'STAGE' },
      labelX: 1060,
      labelY: 686,
    },
    shapes: [{ kind: 'wall', path: 'M10 980 A1050 970 0 0 1 2110 980 A1050 970 0 0 1 10 980 Z' }],
    sections: [...floor(), ...RINGS.flatMap((ring) => ringSections(ring, centre))],
  };
}

function floor(): DrawnSection[] {
  return ['F1', 'F2', 'F3', 'F4', 'F5', 'F6'].map((id, index) => {
    const left = 842 + (index % 3) * 150;
    const top = index < 3 ? 850 : 1030;
    const rows: DrawnRow[] = Array.from({ length: 12 }, (_, row) => {
      const numbers = Array.from({ length: 12 }, (_n, seat) => seat + 1);
      return {
        label: String(row + 1),
        numbers,
        seats: numbers.flatMap((number) => [left + number * PITCH - 6, top + row * ROW_STEP + 12]),
        angle: 0,
      };
    });
    return {
      id,
      name: { ko: `플로어 ${index + 1}구역`, en: `Floor ${index + 1}` },
      floor: { ko: '플로어', en: 'Floor' },
      outline: `M${left - 6} ${top} L${left + 142} ${top} L${left + 142} ${top + 168} L${left - 6} ${top + 168} Z`,
      labelX: left + 68,
      labelY: top + 84,
      rows,
    };
  });
}

function ringSections(ring: Ring, centre: { x: number; y: number }): DrawnSection[] {
  const open = ring.id === 100 ? 250 : 300;
  const start = 90 - open / 2;
  const step = open / ring.sections;
  return Array.from({ length: ring.sections }, (_, index) => {
    const from = start + index * step + 0.7;
    const to = start + (index + 1) * step - 0.7;
    const place = (radius: number, degrees: number): [number, number] => {
      const angle = (degrees * Math.PI) / 180;
      return [centre.x + Math.cos(angle) * radius * 1.02, centre.y + Math.sin(angle) * radius * 0.94];
    };
    const rows: DrawnRow[] = Array.from({ length: ring.rows }, (_r, row) => {
      const radius = ring.inner + 14 + row * ROW_STEP;
      const count = Math.floor(((((to - from) * Math.PI) / 180) * radius) / PITCH);
      const angles = Array.from({ length: count }, (_s, seat) => to - ((seat + 0.5) / count) * (to - from));
      return {
        label: String(row + 1),
        numbers: angles.map((_a, seat) => seat + 1),
        seats: angles.flatMap((degrees) => place(radius, degrees).map(round)),
        angle: angles.map((degrees) => Math.round(degrees - 90)),
        ...(row === ring.rows - 1 && index % 6 === 2 && { wheelchair: [0, 1, 2, 3] }),
        ...(row < 2 && index < 2 && { restrictedView: [0, 1, 2] }),
      };
    });
    const outer = ring.inner + 14 + ring.rows * ROW_STEP;
    const edge = (radius: number, degrees: readonly number[]) =>
      degrees.map((angle) => place(radius, angle).map(round).join(' ')).join(' L');
    const along = [0, 0.25, 0.5, 0.75, 1].map((t) => from + (to - from) * t);
    const [labelX, labelY] = place((ring.inner + outer) / 2, (from + to) / 2);
    const number = ring.id + index + 1;
    return {
      id: String(number),
      name: { ko: `${number}구역`, en: `Section ${number}` },
      floor: ring.floor,
      outline: `M${edge(ring.inner, along)} L${edge(outer, [...along].reverse())} Z`,
      labelX: round(labelX),
      labelY: round(labelY),
      rows,
    };
  });
}

/** The same form on a small stage: three blocks of bent rows. */
export function fakeTheatre(): SeatMapDrawing {
  const sections = [
    { id: 'A', from: 52, to: 76 },
    { id: 'B', from: 78, to: 102 },
    { id: 'C', from: 104, to: 128 },
  ].map(({ id, from, to }): DrawnSection => {
    const place = (radius: number, degrees: number): [number, number] => [
      400 + Math.cos((degrees * Math.PI) / 180) * radius,
      -160 + Math.sin((degrees * Math.PI) / 180) * radius,
    ];
    const rows: DrawnRow[] = Array.from({ length: 11 }, (_, row) => {
      const radius = 330 + row * 26;
      const count = Math.floor(((((to - from) * Math.PI) / 180) * radius) / 22);
      const angles = Array.from({ length: count }, (_s, seat) => to - ((seat + 0.5) / count) * (to - from));
      return {
        label: String(row + 1),
        numbers: angles.map((_a, seat) => seat + 1),
        seats: angles.flatMap((degrees) => place(radius, degrees).map(round)),
        angle: angles.map((degrees) => Math.round(degrees - 90)),
        ...(row === 10 && id === 'B' && { wheelchair: [0, 1] }),
        ...(row === 0 && id !== 'B' && { restrictedView: [0] }),
      };
    });
    const edge = (radius: number, from_: number, to_: number) =>
      [0, 0.5, 1]
        .map((t) =>
          place(radius, from_ + (to_ - from_) * t)
            .map(round)
            .join(' '),
        )
        .join(' L');
    const [labelX, labelY] = place(460, (from + to) / 2);
    return {
      id,
      name: { ko: `${id}구역`, en: `Block ${id}` },
      floor: { ko: '1층', en: 'Stalls' },
      outline: `M${edge(312, from, to)} L${edge(610, to, from)} Z`,
      labelX: round(labelX),
      labelY: round(labelY),
      rows,
    };
  });
  return {
    format: 1,
    name: { ko: '소극장', en: 'Studio theatre' },
    width: 800,
    height: 560,
    seatSize: 19,
    stage: {
      path: 'M240 30 L560 30 L530 110 Q400 150 270 110 Z',
      label: { ko: '무대', en: 'Stage' },
      labelX: 400,
      labelY: 76,
    },
    shapes: [],
    sections,
  };
}

export function seatCountOf(drawing: SeatMapDrawing): number {
  return drawing.sections.reduce((sum, section) => section.rows.reduce((n, row) => n + row.numbers.length, sum), 0);
}
