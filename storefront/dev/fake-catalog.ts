import { events, type FakeEvent } from './fake-events.ts';
import { Refusal, type FakeRoutes } from './fake-routes.ts';

const CATEGORIES = {
  concert: ['콘서트', 'Concerts'],
  musical: ['뮤지컬', 'Musicals'],
  play: ['연극', 'Plays'],
  classic: ['클래식', 'Classical'],
  sports: ['스포츠', 'Sports'],
  exhibition: ['전시', 'Exhibitions'],
} as const;

export const GRADES = [
  { id: 'g-vip', code: 'VIP', name: { ko: 'VIP석', en: 'VIP' }, factor: 1.6, color: 0, capacity: 120 },
  { id: 'g-r', code: 'R', name: { ko: 'R석', en: 'R' }, factor: 1.3, color: 1, capacity: 300 },
  { id: 'g-s', code: 'S', name: { ko: 'S석', en: 'S' }, factor: 1, color: 2, capacity: 420 },
  { id: 'g-a', code: 'A', name: { ko: 'A석', en: 'A' }, factor: 0.7, color: 3, capacity: 260 },
];

/** The prices of an event, dearest first. */
export const gradesOf = (event: FakeEvent) =>
  GRADES.map(({ factor, ...grade }) => ({ ...grade, price: Math.round((event.basePrice * factor) / 1000) * 1000 }));

/** The event a performance belongs to; performances are `<event id>-<index>`. */
export function eventOf(performanceId: string): FakeEvent {
  const event = events().find(({ id }) => performanceId.startsWith(`${id}-`));
  if (!event) throw new Refusal(404, 'catalog.performance-not-found');
  return event;
}

const summary = (event: FakeEvent) => ({
  id: event.id,
  title: event.title,
  artist: event.artist,
  category: event.category,
  poster: event.poster,
  venue: event.venue,
  firstStartsAt: event.performances[0]?.startsAt,
  lastStartsAt: event.performances.at(-1)?.startsAt,
  priceFrom: gradesOf(event).at(-1)?.price,
  saleStatus: event.saleStatus,
  saleOpensAt: event.saleOpensAt,
});

function search(query: URLSearchParams): FakeEvent[] {
  const q = query.get('q')?.toLowerCase() ?? '';
  const category = query.get('category');
  const day = (at: string | undefined) =>
    new Date(new Date(at ?? 0).getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
  const found = events().filter(
    (event) =>
      [event.title, event.artist, event.venue.name].some(({ ko, en }) => `${ko} ${en}`.toLowerCase().includes(q)) &&
      (!category || event.category === category) &&
      event.performances.some(
        ({ startsAt }) => day(startsAt) >= (query.get('from') ?? '') && day(startsAt) <= (query.get('to') ?? '9999'),
      ),
  );
  if (query.get('sort') === 'price') found.sort((a, b) => a.basePrice - b.basePrice);
  if (query.get('sort') === 'soonest')
    found.sort((a, b) => (a.performances[0]?.startsAt ?? '').localeCompare(b.performances[0]?.startsAt ?? ''));
  return found;
}

export const catalogRoutes: FakeRoutes = {
  'GET /categories': () => ({
    body: { items: Object.entries(CATEGORIES).map(([code, [ko, en]]) => ({ code, name: { ko, en } })) },
  }),
  'GET /events/suggestions': ({ query }) => ({
    body: {
      items: search(query)
        .slice(0, 6)
        .map(({ id, title, artist, venue }) => ({ eventId: id, title, artist, venue: venue.name })),
    },
  }),
  'GET /events': ({ query }) => {
    const page = Number(query.get('page') ?? 1);
    const size = Number(query.get('size') ?? 20);
    const found = search(query);
    return {
      body: { items: found.slice((page - 1) * size, page * size).map(summary), page, size, total: found.length },
    };
  },
  'GET /events/:eventId': ({ params }) => {
    const event = events().find(({ id }) => id === params['eventId']);
    if (!event) throw new Refusal(404, 'catalog.event-not-found');
    const { basePrice: _, ...shown } = event;
    return { body: { ...summary(event), ...shown } };
  },
  'GET /performances/:performanceId': ({ params }) => {
    const event = eventOf(params['performanceId'] ?? '');
    const performance = event.performances.find(({ id }) => id === params['performanceId']);
    if (!performance) throw new Refusal(404, 'catalog.performance-not-found');
    const startsAt = new Date(performance.startsAt).getTime();
    const before = (days: number) => new Date(startsAt - days * 86_400_000).toISOString();
    const step = (until: string, feePercent: number, ko: string, en: string) => ({
      until,
      feePercent,
      label: { ko, en },
    });
    return {
      body: {
        ...performance,
        event: { id: event.id, title: event.title, poster: event.poster, venue: event.venue, category: event.category },
        doorsOpenAt: new Date(startsAt - 3_600_000).toISOString(),
        seatsPerPerson: event.seatsPerPerson,
        bookingFeePerTicket: event.bookingFeePerTicket,
        grades: gradesOf(event),
        cancellationLadder: [
          step(
            before(10),
            0,
            '예매 후 7일 이내 또는 관람일 10일 전까지',
            'Until 10 days before, or within 7 days of booking',
          ),
          step(before(7), 10, '관람일 9일 전 ~ 7일 전', '9 to 7 days before'),
          step(before(3), 20, '관람일 6일 전 ~ 3일 전', '6 to 3 days before'),
          step(before(1), 30, '관람일 2일 전 ~ 1일 전', '2 days to 1 day before'),
        ],
      },
    };
  },
};
