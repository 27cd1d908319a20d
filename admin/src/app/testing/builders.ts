import type {
  DailyRevenueReport,
  DailyRevenueRow,
  GradeSales,
  PerformanceSales,
  RevenueAmounts,
  StaffBooking,
  StaffEvent,
  StaffRole,
  StaffSession,
  WholeBooking,
} from '../api/models';

export const NOON = '2026-05-01T03:00:00.000Z'; // noon in Seoul

export const aSession = (role: StaffRole, accessToken = `token-of-${role}`): StaffSession => ({
  accessToken,
  expiresAt: '2026-05-01T03:15:00.000Z',
  member: { id: `staff-${role}`, email: `${role}@tiketi.test`, name: '김직원', role },
});

export const anEvent = (with_: Partial<StaffEvent> = {}): StaffEvent => ({
  id: 'event-1',
  title: { ko: '달빛 정원 콘서트', en: 'Moonlight Garden Concert' },
  category: 'concert',
  venue: { ko: '가온 소극장', en: 'Gaon Small Theatre' },
  capacity: 300,
  sold: 120,
  revenue: 11_880_000,
  leavesNoSingleSeats: false,
  performances: [
    {
      id: 'performance-1',
      startsAt: '2026-06-05T10:30:00.000Z',
      saleOpensAt: '2026-04-01T00:00:00.000Z',
      saleClosesAt: '2026-06-05T10:30:00.000Z',
      saleStatus: 'on-sale',
      capacity: 300,
      sold: 120,
      held: 6,
      free: 174,
      revenue: 11_880_000,
    },
  ],
  ...with_,
});

export const aGrade = (with_: Partial<GradeSales> = {}): GradeSales => ({
  code: 'R',
  name: { ko: 'R석', en: 'R' },
  price: 99_000,
  color: 1,
  capacity: 300,
  sold: 120,
  held: 6,
  free: 174,
  revenue: 11_880_000,
  ...with_,
});

/** One grade only, so the totals are that grade's. */
export function someSales(sold: number, held = 6, asOf = NOON): PerformanceSales {
  const grade = aGrade({ sold, held, free: 300 - sold - held, revenue: sold * 99_000 });
  const { capacity, free, revenue } = grade;
  return {
    performance: {
      id: 'performance-1',
      eventId: 'event-1',
      title: { ko: '달빛 정원 콘서트', en: 'Moonlight Garden Concert' },
      venue: { ko: '가온 소극장', en: 'Gaon Small Theatre' },
      startsAt: '2026-06-05T10:30:00.000Z',
      saleOpensAt: '2026-04-01T00:00:00.000Z',
      saleClosesAt: '2026-06-05T10:30:00.000Z',
    },
    asOf,
    totals: { capacity, sold, held, free, revenue, blocked: 0 },
    grades: [grade],
  };
}

export const aBooking = (with_: Partial<StaffBooking> = {}): StaffBooking => ({
  id: 'booking-1',
  number: 'T20260501001',
  state: 'CONFIRMED',
  buyer: { name: '홍*동', email: 'h***@e***.com' },
  title: { ko: '달빛 정원 콘서트', en: 'Moonlight Garden Concert' },
  startsAt: '2026-06-05T10:30:00.000Z',
  seatCount: 2,
  total: 202_000,
  createdAt: NOON,
  confirmedAt: '2026-05-01T03:01:00.000Z',
  paymentMethod: 'CARD',
  ...with_,
});

const same = (text: string) => ({ ko: text, en: text });

/** One seat, paid by card. */
export const aWholeBooking = (with_: Partial<WholeBooking> = {}): WholeBooking => ({
  id: 'booking-1',
  number: 'T20260501001',
  state: 'CONFIRMED',
  performanceId: 'performance-1',
  performance: {
    id: 'performance-1',
    startsAt: '2026-06-05T10:30:00.000Z',
    doorsOpenAt: '2026-06-05T09:30:00.000Z',
    event: {
      id: 'event-1',
      title: same('달빛 정원 콘서트'),
      poster: { thumbnail: '/t.webp', medium: '/m.webp', full: '/f.webp', alt: same('포스터') },
    },
    venue: { name: same('가온 소극장'), address: same('서울') },
  },
  seats: [
    {
      seatId: 'A-1-1',
      label: same('A구역 1열 1번'),
      section: same('A'),
      row: '1',
      number: 1,
      grade: { code: 'R', name: same('R석') },
      price: 99_000,
      state: 'SOLD',
    },
  ],
  amounts: { tickets: 99_000, bookingFee: 2_000, discount: 0, total: 101_000 },
  expiresAt: null,
  serverTime: NOON,
  createdAt: NOON,
  confirmedAt: NOON,
  payment: null,
  history: [],
  refunds: [],
  due: 101_000,
  changing: { possible: false, reason: 'NOT_ALLOWED', until: null, otherDates: false, feePerTicket: 0 },
  changes: [],
  cancellation: { possible: true, reason: null, freeUntil: null },
  buyer: { name: '홍*동', email: 'h***@e***.com', phone: null },
  payments: [],
  tickets: [],
  transitions: [],
  ...with_,
});

export const amounts = (net: number): RevenueAmounts => ({
  bookings: 2,
  tickets: 4,
  gross: net,
  bookingFee: 8000,
  discount: 5000,
  refund: 3000,
  net,
});

export const aDay = (day: string, net: number): DailyRevenueRow => ({ day, ...amounts(net) });

export const aDailyReport = (rows: DailyRevenueRow[], totals: RevenueAmounts): DailyRevenueReport => ({
  asOf: NOON,
  timezone: 'Asia/Seoul',
  from: '2026-05-01',
  to: '2026-05-31',
  rows,
  totals,
});
