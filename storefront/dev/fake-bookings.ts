import { eventOf } from './fake-catalog.ts';
import { Refusal, type FakeRequest, type FakeRoutes } from './fake-routes.ts';
import { gradesOf, seatsOf, type FakeSeats } from './fake-seats.ts';

// Holding, paying and tickets, in memory. Seats of the first row of a section are "just taken by somebody else" on the
// first try, to see the offer; paying with an amount ending in 500 stays unknown for eight seconds.

interface FakeBooking {
  id: string;
  number: string;
  state: string;
  performanceId: string;
  ordinals: number[];
  expiresAt: number | null;
  createdAt: number;
  confirmedAt: number | null;
  pays?: number;
}

const HOLD = 5 * 60_000;
const FEE = 2000;
const bookings = new Map<string, FakeBooking>();
const refused = new Set<string>();
const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());

const SDK = `window.TossPayments=()=>({payment:()=>({requestPayment:(r)=>{const u=new URL(r.successUrl);
u.searchParams.set('paymentKey','tfake'+r.orderId);u.searchParams.set('orderId',r.orderId);
u.searchParams.set('amount',r.amount.value);setTimeout(()=>location.assign(u),600);return new Promise(()=>{})}})})`;

export const bookingRoutes: FakeRoutes = {
  'POST /performances/:performanceId/holds': ({ params, body, headers }) => {
    const performanceId = params['performanceId'] ?? '';
    const key = String(headers['idempotency-key']);
    const known = [...bookings.values()].find(({ id }) => id === key);
    if (known) return { status: 201, body: view(known) };
    const seats = seatsOf(performanceId);
    const ordinals = (body['seatIds'] as string[]).map((id) => seats.ids.indexOf(id));
    const lost = ordinals.filter((ordinal) => isContested(seats, performanceId, ordinal));
    if (lost.length > 0) {
      for (const ordinal of lost) seats.states[ordinal] = 1;
      const alternatives = groupsLike(seats, ordinals, 3).map((group) => group.map((o) => seats.ids[o]));
      throw new Refusal(409, 'booking.seats-taken', { taken: lost.map((o) => seats.ids[o]), alternatives });
    }
    return { status: 201, body: view(newBooking(key, performanceId, ordinals)) };
  },
  'POST /performances/:performanceId/best-seats': ({ params, body, headers }) => {
    const performanceId = params['performanceId'] ?? '';
    const key = String(headers['idempotency-key']);
    const known = bookings.get(key);
    if (known) return { status: 201, body: view(known) };
    const seats = seatsOf(performanceId);
    const count = Number(body['count']);
    const wanted = gradesOf(performanceId).findIndex(({ code }) => code === body['gradeCode']);
    const groupsOf = (size: number, grade: number) =>
      seats.ids.findIndex((_, first) => isGroup(seats, first, size) && (grade < 0 || seats.grades[first] === grade));
    const first = groupsOf(count, wanted);
    if (first < 0) {
      const largest = (grade: number) => [9, 8, 7, 6, 5, 4, 3, 2, 1].find((size) => groupsOf(size, grade) >= 0) ?? 0;
      throw new Refusal(409, 'booking.no-adjacent-seats', {
        largest: largest(wanted),
        largestInAnyGrade: largest(-1),
      });
    }
    const ordinals = Array.from({ length: count }, (_, i) => first + i);
    return { status: 201, body: view(newBooking(key, performanceId, ordinals)) };
  },
  'GET /bookings': () => {
    const items = [...bookings.values()].reverse().map(view);
    return { body: { items, page: 1, size: 20, total: items.length } };
  },
  'GET /bookings/:bookingId': (request) => ({ body: view(find(request)) }),
  'DELETE /bookings/:bookingId/hold': (request) => {
    release(find(request), 'CANCELLED');
    return { status: 204 };
  },
  'POST /bookings/:bookingId/checkout': (request) => {
    const booking = find(request);
    if (booking.state === 'EXPIRED') throw new Refusal(409, 'booking.hold-expired');
    if (booking.state !== 'HELD') throw new Refusal(409, 'booking.not-payable');
    const { amounts, performance, seats } = view(booking);
    const origin = `http://${String(request.headers.host)}`;
    return {
      body: {
        orderId: booking.id,
        orderName: `${performance.event.title.ko} ${seats.length}매`,
        amount: amounts.total,
        clientKey: 'test_ck_fake',
        sdkUrl: `data:text/javascript,${encodeURIComponent(SDK)}`,
        customerKey: 'fake-buyer',
        customerName: '김하늘',
        customerEmail: 'buyer@tiketi.test',
        successUrl: `${origin}/checkout/${booking.id}/success`,
        failUrl: `${origin}/checkout/${booking.id}/fail`,
        expiresAt: instant(booking.expiresAt),
      },
    };
  },
  'POST /bookings/:bookingId/payments': (request) => {
    const booking = find(request);
    if (Number(request.body['amount']) !== view(booking).amounts.total)
      throw new Refusal(422, 'payment.amount-mismatch');
    if (booking.state === 'EXPIRED') throw new Refusal(409, 'booking.hold-expired');
    booking.state = 'PAYING';
    booking.pays = Date.now() + (Number(request.body['amount']) % 1000 === 500 ? 8000 : 0);
    const shown = view(booking);
    return shown.state === 'CONFIRMED'
      ? { body: { status: 'CAPTURED', booking: shown } }
      : { status: 202, body: { status: 'UNKNOWN', booking: shown } };
  },
  'GET /bookings/:bookingId/tickets': (request) => {
    const booking = find(request);
    const items = view(booking).seats.map((seat, index) => ({
      id: `${booking.id}-${index}`,
      serial: `TKT-${booking.number.slice(-6)}-${index + 1}`,
      code: `K7QM-3D8X-9${index}TB`,
      state: 'VALID',
      seat,
      qrToken: `fake.${booking.id}.${index}`,
      qrSvg: qrLike(`${booking.id}${index}`),
    }));
    return { body: { items } };
  },
};

function newBooking(key: string, performanceId: string, ordinals: number[]): FakeBooking {
  const { states } = seatsOf(performanceId);
  for (const ordinal of ordinals) states[ordinal] = 1;
  const now = Date.now();
  const booking: FakeBooking = {
    id: key,
    number: `TK${String(26_112_200_000 + bookings.size)}`,
    state: 'HELD',
    performanceId,
    ordinals,
    expiresAt: now + HOLD,
    createdAt: now,
    confirmedAt: null,
  };
  bookings.set(booking.id, booking);
  return booking;
}

/** Free seats of one row and one grade from this one on. */
function isGroup({ ids, states, grades }: FakeSeats, first: number, size: number): boolean {
  const rowOf = (ordinal: number) => ids[ordinal]?.replace(/-\d+$/, '');
  return Array.from({ length: size }, (_, i) => first + i).every(
    (o) => states[o] === 0 && grades[o] === grades[first] && rowOf(o) === rowOf(first),
  );
}

function find({ params }: FakeRequest): FakeBooking {
  const booking = bookings.get(params['bookingId'] ?? '');
  if (!booking) throw new Refusal(404, 'booking.not-found');
  if (booking.state === 'HELD' && (booking.expiresAt ?? 0) < Date.now()) release(booking, 'EXPIRED');
  return booking;
}

function release(booking: FakeBooking, state: string): void {
  const { states } = seatsOf(booking.performanceId);
  for (const ordinal of booking.ordinals) states[ordinal] = 0;
  Object.assign(booking, { state, expiresAt: null });
}

function view(booking: FakeBooking) {
  const { performanceId, ordinals } = booking;
  if (booking.state === 'PAYING' && (booking.pays ?? Infinity) <= Date.now()) {
    Object.assign(booking, { state: 'CONFIRMED', confirmedAt: Date.now(), expiresAt: null });
    for (const ordinal of ordinals) seatsOf(performanceId).states[ordinal] = 2;
  }
  const event = eventOf(performanceId);
  const performance = event.performances.find(({ id }) => id === performanceId);
  const seats = seatsOf(performanceId);
  const grades = gradesOf(performanceId);
  const shown = ordinals.map((ordinal) => {
    const grade = grades[seats.grades[ordinal] ?? 0];
    return { ...seats.labels(ordinal), grade: { code: grade?.code, name: grade?.name }, price: grade?.price ?? 0 };
  });
  const tickets = shown.reduce((sum, { price }) => sum + price, 0);
  const bookingFee = FEE * shown.length;
  const isPaid = booking.confirmedAt !== null;
  return {
    id: booking.id,
    number: booking.number,
    state: booking.state,
    performance: {
      id: performanceId,
      startsAt: performance?.startsAt,
      doorsOpenAt: performance?.startsAt,
      event: { id: event.id, title: event.title, poster: event.poster },
      venue: { name: event.venue.name, address: { ko: '서울 송파구 올림픽로 424', en: '424 Olympic-ro, Seoul' } },
    },
    seats: shown,
    amounts: { tickets, bookingFee, discount: 0, total: tickets + bookingFee },
    expiresAt: instant(booking.expiresAt),
    serverTime: new Date().toISOString(),
    createdAt: instant(booking.createdAt),
    confirmedAt: instant(booking.confirmedAt),
    payment: isPaid
      ? {
          status: 'CAPTURED',
          method: 'CARD',
          approvedAt: instant(booking.confirmedAt),
          receiptUrl: 'https://example.test/receipt',
        }
      : null,
  };
}

function isContested(seats: FakeSeats, performanceId: string, ordinal: number): boolean {
  if (seats.states[ordinal] !== 0) return true;
  const key = `${performanceId}-${ordinal}`;
  if (refused.has(key) || !/-1-\d+$/.test(seats.ids[ordinal] ?? '')) return false;
  refused.add(key);
  return true;
}

function groupsLike({ ids, states, grades }: FakeSeats, wanted: number[], limit: number): number[][] {
  const groups: number[][] = [];
  const near = wanted[0] ?? 0;
  const rowOf = (ordinal: number) => ids[ordinal]?.replace(/-\d+$/, '');
  for (let away = 1; away < 600 && groups.length < limit; away += 1) {
    const group = wanted.map((_, i) => near + away + i);
    const isGood = group.every(
      (o) => states[o] === 0 && grades[o] === grades[near] && rowOf(o) === rowOf(group[0] ?? 0),
    );
    if (isGood && !groups.flat().some((o) => group.includes(o)) && !/-1-\d+$/.test(ids[group[0] ?? 0] ?? ''))
      groups.push(group);
  }
  return groups;
}

/** Looks like a QR code; no reader will read it. */
function qrLike(text: string): string {
  let seed = [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  const next = () => ((seed = (seed * 1_664_525 + 1_013_904_223) >>> 0) >>> 16) & 1;
  const finder = (x: number, y: number) =>
    `<path d="M${x} ${y}h7v7h-7zM${x + 1} ${y + 1}v5h5v-5z" fill-rule="evenodd"/><path d="M${x + 2} ${y + 2}h3v3h-3z"/>`;
  let dots = '';
  for (let y = 0; y < 29; y += 1)
    for (let x = 0; x < 29; x += 1) {
      const isCorner = (x < 8 && y < 8) || (x > 20 && y < 8) || (x < 8 && y > 20);
      if (!isCorner && next()) dots += `M${x} ${y}h1v1h-1z`;
    }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 33 33" shape-rendering="crispEdges"><rect x="-2" y="-2" width="33" height="33" fill="#fff"/><path d="${dots}"/>${finder(0, 0)}${finder(22, 0)}${finder(0, 22)}</svg>`;
}
