// Invented events, bookings and money for fake-api.mjs. Nobody in here exists.
const DAY = 86_400_000;
const NOW = Date.now();
const iso = (ms) => new Date(ms).toISOString();
let seed = 7;
const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
const upTo = (n) => Math.floor(random() * n);

const TITLES = [
  ['달빛 정원 콘서트', 'Moonlight Garden Concert', 'concert'],
  ['뮤지컬 「푸른 등대」', 'The Blue Lighthouse', 'musical'],
  ['연극 「마지막 정거장」', 'The Last Station', 'play'],
  ['겨울 교향악 시리즈: 북쪽의 하늘', 'Winter Symphony Series: Northern Sky', 'classic'],
  ['한강 재즈 나이트', 'Han River Jazz Night', 'concert'],
  ['챔피언스 농구 올스타', 'Champions Basketball All-Stars', 'sports'],
  ['빛의 회랑 전시', 'Corridor of Light', 'exhibition'],
];
const HALLS = [
  ['가온 소극장', 'Gaon Small Theatre', 300],
  ['누리 아트홀', 'Nuri Art Hall', 1512],
  ['한빛 아레나', 'Hanbit Arena', 12_408],
];
const GRADES = [
  ['VIP', 'VIP석', 'VIP', 0.12, 165_000],
  ['R', 'R석', 'R', 0.3, 132_000],
  ['S', 'S석', 'S', 0.33, 99_000],
  ['A', 'A석', 'A', 0.25, 66_000],
];

const sales = new Map();
const SALE = { saleOpensAt: iso(NOW - 5 * DAY), saleClosesAt: iso(NOW + 60 * DAY) };
const statusOf = (p) => (p.free === 0 ? 'sold-out' : p.startsAt < iso(NOW) ? 'closed' : 'on-sale');

const add = (rows, key) => rows.reduce((sum, row) => sum + row[key], 0);
const totalsOf = ({ grades }) =>
  Object.fromEntries(['capacity', 'free', 'held', 'sold', 'blocked', 'revenue'].map((key) => [key, add(grades, key)]));

const plain = Array.from({ length: 27 }, (_, i) => {
  const [ko, en, category] = TITLES[i % TITLES.length];
  const [hallKo, hallEn, capacity] = HALLS[i % HALLS.length];
  const title = { ko: i < TITLES.length ? ko : `${ko} ${1 + Math.floor(i / TITLES.length)}기`, en };
  const venue = { ko: hallKo, en: hallEn };
  const performances = Array.from({ length: 1 + (i % 4) }, (_, k) => {
    const id = `performance-${i}-${k}`;
    const startsAt = iso(Math.floor(NOW / DAY) * DAY + (i - 2) * 3 * DAY + k * DAY + 10.5 * 3_600_000);
    const filled = i === 1 ? 1 : random();
    const grades = GRADES.map(([code, nameKo, nameEn, share, price]) => {
      const all = Math.round(capacity * share);
      const sold = Math.floor(all * filled);
      const held = Math.min(all - sold, upTo(20));
      return {
        id: `${id}-${code}`,
        code,
        name: { ko: nameKo, en: nameEn },
        price,
        capacity: all,
        free: all - sold - held,
        held,
        sold,
        color: GRADES.findIndex((g) => g[0] === code),
        blocked: upTo(4),
        revenue: sold * price,
      };
    });
    sales.set(id, { performance: { id, startsAt, ...SALE, eventId: `event-${i}`, title, venue }, grades });
    return { id, startsAt };
  });
  return { id: `event-${i}`, title, category, venue, performances };
});

function refreshed(event) {
  const performances = event.performances.map(({ id, startsAt }) => {
    const { capacity, sold, held, free, revenue } = totalsOf(sales.get(id));
    return { id, startsAt, ...SALE, saleStatus: statusOf({ free, startsAt }), capacity, sold, held, free, revenue };
  });
  return {
    ...event,
    performances,
    capacity: add(performances, 'capacity'),
    sold: add(performances, 'sold'),
    revenue: add(performances, 'revenue'),
  };
}

export const events = plain.map(refreshed);

export function salesOf(id) {
  const found = sales.get(id);
  return found && { ...found, asOf: iso(Date.now()), totals: totalsOf(found) };
}

/** Sells, holds and frees a few seats of every performance. Returns the ids that changed. */
export function sellSomething() {
  for (const { grades } of sales.values()) {
    for (const grade of grades) {
      const sold = Math.min(grade.held, upTo(3));
      grade.held -= sold;
      grade.sold += sold;
      grade.revenue += sold * grade.price;
      grade.free = grade.capacity - grade.sold - grade.held;
      const held = Math.min(grade.free, upTo(4));
      grade.held += held;
      grade.free -= held;
    }
  }
  return [...sales.keys()];
}

const STATES = ['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'HELD', 'PAYING', 'EXPIRED', 'CANCELLED', 'AWAITING_DEPOSIT'];
export const bookings = Array.from({ length: 137 }, (_, i) => {
  const event = events[i % events.length];
  const state = STATES[i % STATES.length];
  const at = NOW - i * 1_900_000;
  const seatCount = 1 + (i % 4);
  const paid = state === 'CONFIRMED' || state === 'CANCELLED';
  return {
    id: `booking-${i}`,
    number: `T${26_112_200_000 + i * 7919}`,
    state,
    buyer: {
      name: ['김*수', '이*', '박**연', '최*훈', 'J*** K**'][i % 5],
      email: ['m***@t***.test', 's***@e***.com'][i % 2],
    },
    title: event.title,
    performance: { id: event.performances[0].id },
    startsAt: event.performances[0].startsAt,
    seatCount,
    total: seatCount * 132_000 + seatCount * 2000,
    createdAt: iso(at),
    confirmedAt: paid ? iso(at + 90_000) : null,
    paymentMethod: paid ? ['CARD', 'EASY_PAY', 'TRANSFER'][i % 3] : null,
  };
});

function amounts(scale) {
  const tickets = upTo(scale);
  const gross = tickets * 118_000;
  const bookingFee = tickets * 2000;
  const discount = upTo(4) * 10_000;
  const refund = upTo(3) * 132_000;
  return {
    bookings: Math.ceil(tickets / 2),
    tickets,
    gross,
    bookingFee,
    discount,
    refund,
    net: gross + bookingFee - discount - refund,
  };
}
const totals = (rows) =>
  Object.fromEntries(
    ['bookings', 'tickets', 'gross', 'bookingFee', 'discount', 'refund', 'net'].map((key) => [key, add(rows, key)]),
  );
const report = (from, to, rows) => ({
  asOf: iso(Date.now()),
  timezone: 'Asia/Seoul',
  from,
  to,
  rows,
  totals: totals(rows),
});

export function dailyRevenue(from, to) {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1;
  seed = 11;
  return report(
    from,
    to,
    Array.from({ length: days }, (_, i) => ({ day: iso(Date.parse(from) + i * DAY).slice(0, 10), ...amounts(300) })),
  );
}

export function eventRevenue(from, to) {
  seed = 13;
  return report(
    from,
    to,
    events.slice(0, 14).map(({ id, title, venue }) => ({ eventId: id, title, venue, ...amounts(900) })),
  );
}
