import type { Booking, Ticket } from '../api/types';

const text = (value: string) => ({ ko: value, en: value });

/** Two seats held until 12:05 UTC on the first of May 2031, seen at 12:00. */
export function aBooking(over: Partial<Booking> = {}): Booking {
  return {
    id: 'booking-1',
    number: 'T2605-0001',
    state: 'HELD',
    performanceId: 'p1',
    performance: {
      id: 'p1',
      startsAt: '2031-06-01T10:00:00Z',
      doorsOpenAt: '2031-06-01T09:00:00Z',
      event: {
        id: 'e1',
        title: { ko: '밤의 온도', en: 'Temperature of the Night' },
        poster: { thumbnail: '/t.webp', medium: '/m.webp', full: '/f.webp', alt: text('poster') },
      },
      venue: { name: { ko: '한빛아레나', en: 'Hanbit Arena' }, address: text('서울') },
    },
    seats: [1, 2].map((number) => ({
      seatId: `A-1-${number}`,
      label: { ko: `A구역 1열 ${number}번`, en: `Section A, row 1, seat ${number}` },
      section: text('A'),
      row: '1',
      number,
      grade: { code: 'R', name: { ko: 'R석', en: 'R' } },
      price: 120_000,
      state: 'HELD' as const,
    })),
    amounts: { tickets: 240_000, bookingFee: 4_000, discount: 0, total: 244_000 },
    expiresAt: '2031-05-01T12:05:00Z',
    serverTime: '2031-05-01T12:00:00Z',
    createdAt: '2031-05-01T12:00:00Z',
    confirmedAt: null,
    payment: null,
    history: [],
    refunds: [],
    due: 244_000,
    changing: { possible: false, reason: 'NOT_CONFIRMED', until: null, otherDates: false, feePerTicket: 0 },
    changes: [],
    cancellation: { possible: false, reason: 'NOT_CONFIRMED', freeUntil: null },
    ...over,
  };
}

export const aPaidBooking = (over: Partial<Booking> = {}): Booking =>
  aBooking({
    state: 'CONFIRMED',
    expiresAt: null,
    confirmedAt: '2031-05-01T12:03:00Z',
    seats: aBooking().seats.map((seat) => ({ ...seat, state: 'SOLD' })),
    payment: {
      id: 'payment-1',
      status: 'CAPTURED',
      amount: 244_000,
      balance: 244_000,
      method: 'CARD',
      easyPayProvider: null,
      approvedAt: '2031-05-01T12:03:00Z',
      receiptUrl: 'https://receipts.example.test/1',
      virtualAccount: null,
      cashReceipt: null,
    },
    history: [
      {
        at: '2031-05-01T12:03:00Z',
        kind: 'CAPTURE',
        amount: 244_000,
        method: 'CARD',
        receiptUrl: 'https://receipts.example.test/1',
      },
    ],
    cancellation: { possible: true, reason: null, freeUntil: '2031-05-02T12:03:00Z' },
    ...over,
  });

/** As hostile as a drawing can be. */
const QR = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

/** For the first seat of a paid booking. */
export function aTicket(over: Partial<Ticket> = {}): Ticket {
  const [seat] = aPaidBooking().seats;
  if (!seat) throw new Error('a booking has seats');
  const { price: _, ...seatOnly } = seat;
  return {
    id: 't1',
    serial: 's1',
    code: 'K7QM-3D8X-94TB',
    state: 'VALID',
    seat: seatOnly,
    qrToken: 'TK1.x',
    qrSvg: QR,
    ...over,
  };
}
