import type { EventDetail, EventList, EventSummary, PerformanceDetail, PerformanceSummary } from '../api/types';

const poster = { thumbnail: '/t.webp', medium: '/m.webp', full: '/f.webp', alt: { ko: '포스터', en: 'Poster' } };
const venue = { id: 'v1', name: { ko: '한빛아레나', en: 'Hanbit Arena' }, region: { ko: '서울', en: 'Seoul' } };

export const anEvent = (over: Partial<EventSummary> = {}): EventSummary => ({
  id: 'e1',
  title: { ko: '밤의 온도', en: 'Temperature of the Night' },
  artist: { ko: '윤슬', en: 'YUNSEUL' },
  category: 'concert',
  poster,
  venue,
  firstStartsAt: '2026-12-24T10:30:00Z',
  lastStartsAt: '2026-12-25T10:30:00Z',
  priceFrom: 77_000,
  saleStatus: 'on-sale',
  saleOpensAt: '2026-10-01T11:00:00Z',
  ...over,
});

export const aPage = (items: EventSummary[], over: Partial<EventList> = {}): EventList => ({
  items,
  page: 1,
  size: 24,
  total: items.length,
  ...over,
});

export const aPerformance = (over: Partial<PerformanceSummary> = {}): PerformanceSummary => ({
  id: 'p1',
  startsAt: '2026-12-24T10:30:00Z',
  saleOpensAt: '2026-10-01T11:00:00Z',
  saleClosesAt: '2026-12-23T15:00:00Z',
  saleStatus: 'on-sale',
  ...over,
});

export const anEventDetail = (over: Partial<EventDetail> = {}): EventDetail => ({
  ...anEvent(),
  venue: { ...venue, address: { ko: '서울특별시 예시구', en: 'Example-gu, Seoul' } },
  description: { ko: '가장 긴 밤의 공연.', en: 'On the longest night.' },
  cast: { ko: '', en: '' },
  notice: { ko: '늦으면 기다려야 해요.', en: 'Latecomers wait.' },
  organizer: { ko: '달무리기획', en: 'Dalmuri' },
  runningMinutes: 130,
  ageLimit: 8,
  seatsPerPerson: 4,
  bookingFeePerTicket: 2000,
  performances: [aPerformance(), aPerformance({ id: 'p2', startsAt: '2026-12-25T10:30:00Z' })],
  ...over,
});

export const aPerformanceDetail = (over: Partial<PerformanceDetail> = {}): PerformanceDetail => ({
  ...aPerformance(),
  event: { id: 'e1', title: anEvent().title, poster, venue, category: 'concert' },
  doorsOpenAt: '2026-12-24T09:30:00Z',
  seatsPerPerson: 4,
  bookingFeePerTicket: 2000,
  grades: [{ id: 'g1', code: 'R', name: { ko: 'R석', en: 'R' }, price: 143_000, color: 1, capacity: 100 }],
  cancellationPolicy: { coolingOffHours: 24, coolingOffMinDays: 3, bookingFeeReturned: 'SAME_DAY' },
  cancellationLadder: [
    { until: '2026-12-14T15:00:00Z', feePercent: 0, label: { ko: '10일 전까지', en: 'Until 10 days before' } },
    { until: '2026-12-24T10:30:00Z', feePercent: 90, label: { ko: '공연 당일', en: 'On the day' } },
  ],
  ...over,
});

export const categories = {
  items: [
    { code: 'concert', name: { ko: '콘서트', en: 'Concerts' } },
    { code: 'musical', name: { ko: '뮤지컬', en: 'Musicals' } },
  ],
};
