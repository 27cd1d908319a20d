import { eventOf } from './fake-catalog.ts';
import { Refusal, type FakeRoutes } from './fake-routes.ts';
import { fakeArena, fakeTheatre } from './seat-maps.ts';

const GRADES = [
  { id: 'g0', code: 'VIP', name: { ko: 'VIP석', en: 'VIP' }, price: 198_000, color: 0 },
  { id: 'g1', code: 'R', name: { ko: 'R석', en: 'R' }, price: 165_000, color: 1 },
  { id: 'g2', code: 'S', name: { ko: 'S석', en: 'S' }, price: 132_000, color: 2 },
  { id: 'g3', code: 'A', name: { ko: 'A석', en: 'A' }, price: 99_000, color: 3 },
  { id: 'g4', code: 'B', name: { ko: 'B석', en: 'B' }, price: 77_500, color: 4 },
];

const arena = fakeArena();
const theatre = fakeTheatre();

export interface FakeSeats {
  drawing: typeof arena;
  ids: string[];
  /** Index into the grades. */
  grades: number[];
  states: number[];
  labels(ordinal: number): {
    seatId: string;
    label: { ko: string; en: string };
    section: { ko: string; en: string };
    row: string;
    number: number;
  };
}

const all = new Map<string, FakeSeats>();

/** Concerts play in the arena, everything else in the small theatre. */
export function seatsOf(performanceId: string): FakeSeats {
  const known = all.get(performanceId);
  if (known) return known;
  const drawing = eventOf(performanceId).category === 'concert' ? arena : theatre;
  const places = drawing.sections.flatMap((section) =>
    section.rows.flatMap((row) => row.numbers.map((number) => ({ section, row, number }))),
  );
  const seats: FakeSeats = {
    drawing,
    ids: places.map(({ section, row, number }) => `${section.id}-${row.label}-${number}`),
    grades: places.map(({ section, row }) => gradeAt(section.id, Number(row.label))),
    states: places.map((_, i) => ((i * 7919) % 97 < 38 ? 2 : (i * 104_729) % 41 === 0 ? 1 : 0)),
    labels: (ordinal) => {
      const place = places[ordinal];
      if (!place) throw new Refusal(422, 'booking.unknown-seats');
      const { section, row, number } = place;
      return {
        seatId: seats.ids[ordinal] ?? '',
        label: {
          ko: `${section.name.ko} ${row.label}열 ${number}번`,
          en: `${section.name.en}, row ${row.label}, seat ${number}`,
        },
        section: section.name,
        row: row.label,
        number,
      };
    },
  };
  all.set(performanceId, seats);
  return seats;
}

export const gradesOf = (_performanceId: string) => GRADES;

function gradeAt(sectionId: string, row: number): number {
  if (sectionId.startsWith('F')) return 0;
  const number = Number(sectionId);
  if (Number.isNaN(number)) return Math.min(4, Math.floor(row / 3));
  const place = number % 100;
  if (number < 200) return place > 4 && place < 15 ? 1 : 2;
  return place > 7 && place < 22 ? 3 : 4;
}

let changes = 0;

export const seatRoutes: FakeRoutes = {
  'GET /performances/:performanceId/seat-map': ({ params }) => {
    const { drawing, ids, grades } = seatsOf(params['performanceId'] ?? '');
    const hash = drawing === arena ? 'a'.repeat(32) : 'b'.repeat(32);
    return {
      body: {
        seatMapHash: hash,
        drawingUrl: `/api/v1/seat-maps/${hash}`,
        seatCount: ids.length,
        grades: GRADES,
        seatGrades: grades.join(''),
      },
    };
  },
  'GET /seat-maps/:hash': ({ params }) => ({ body: params['hash']?.startsWith('a') ? arena : theatre }),
  'GET /performances/:performanceId/seat-status': ({ params }) => {
    const { states } = seatsOf(params['performanceId'] ?? '');
    // Somebody is always choosing.
    for (let i = 0; i < 4; i += 1) {
      const ordinal = Math.floor(Math.random() * states.length);
      if (states[ordinal] !== 2) states[ordinal] = states[ordinal] === 1 ? 0 : 1;
    }
    const packed = Buffer.alloc(Math.ceil(states.length / 4));
    states.forEach((state, i) => (packed[i >> 2] = (packed[i >> 2] ?? 0) | (state << ((i & 3) * 2))));
    return { body: { version: String((changes += 1)), seats: packed.toString('base64') } };
  },
};
