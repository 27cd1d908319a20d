import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import type { Booking } from '../../api/types';
import { aPaidBooking, aTicket } from '../../test/a-booking';
import { fakeApi } from '../../test/fake-api';
import { renderPage } from '../../test/render';
import { BookingPage } from './booking-page';

const changing = {
  possible: true,
  reason: null,
  until: '2031-05-31T15:00:00Z',
  otherDates: true,
  feePerTicket: 0,
} as const;
const change = {
  id: 'change-1',
  state: 'DONE' as const,
  direction: 'TO' as const,
  bookingId: 'booking-2',
  bookingNumber: 'T2605-0002',
  startsAt: '2031-06-02T10:00:00Z',
  oldSeatIds: ['A-1-1', 'A-1-2'] as string[],
  credit: 244_000,
  newTotal: 244_000,
  changeFee: 0,
  difference: 0,
  at: '2031-05-02T12:00:00Z',
} satisfies Booking['changes'][number];
const dates = [
  { id: 'p1', startsAt: '2031-06-01T10:00:00Z', saleStatus: 'on-sale' },
  { id: 'p2', startsAt: '2031-06-02T10:00:00Z', saleStatus: 'on-sale' },
  { id: 'p3', startsAt: '2031-06-03T10:00:00Z', saleStatus: 'sold-out' },
];

function show(booking: Partial<Booking>) {
  fakeApi({
    'GET /bookings/:id': { body: aPaidBooking(booking) },
    'GET /bookings/:id/tickets': { body: { items: [] } },
    'GET /events/:id': { body: { performances: dates } },
  });
  return renderPage(<BookingPage />, { path: '/bookings/:bookingId', at: '/bookings/booking-1' });
}

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function open(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false;
  };
});

it('leads from chosen tickets and a date that can still be bought to the map', async () => {
  const { user, router } = show({ changing });
  await user.click(await screen.findByRole('button', { name: '좌석·날짜 변경' }));

  const sheet = await screen.findByRole('dialog');
  expect(await within(sheet).findAllByRole('radio')).toHaveLength(2);
  await user.click(within(sheet).getByRole('checkbox', { name: /1열 1번/ }));
  await user.click(within(sheet).getAllByRole('radio')[1] ?? sheet);
  await user.click(within(sheet).getByRole('button', { name: '새 좌석 1석 고르기' }));

  expect(router.state.location).toMatchObject({
    pathname: '/performances/p2/seats',
    search: '?change=booking-1&seat=A-1-2',
  });
});

it('says when it is too late, and nothing where the terms know no changes', async () => {
  show({ changing: { ...changing, possible: false, reason: 'TOO_LATE', until: null } });
  expect(await screen.findByText('변경할 수 있는 기간이 지났어요.')).toBeVisible();
});

it('shows what the seats became instead of calling the booking cancelled', async () => {
  show({
    state: 'CANCELLED',
    changing: { ...changing, possible: false, reason: 'CANCELLED', until: null },
    changes: [change],
  });

  const link = await screen.findByRole('link', { name: '새 예매 T2605-0002 보기' });
  expect(link).toHaveAttribute('href', '/bookings/booking-2');
  expect(screen.getByText(/^A구역 1열 1번, A구역 1열 2번 좌석을/)).toBeVisible();
  expect(screen.getByText('변경됨')).toBeVisible();
  expect(screen.queryByText('취소됨')).not.toBeInTheDocument();
  expect(screen.queryByText('취소된 예매예요.')).not.toBeInTheDocument();
});

it('leads back to a difference that waits to be paid', async () => {
  show({ changing, changes: [{ ...change, state: 'HELD', newTotal: 304_000, difference: 60_000 }] });

  expect(await screen.findByRole('link', { name: '차액 60,000원 결제하기' })).toHaveAttribute(
    'href',
    '/checkout/booking-2',
  );
});

it('leads back to the tickets that stay, when a change was not completed', async () => {
  show({
    state: 'EXPIRED',
    changing: { ...changing, possible: false, reason: 'NOT_CONFIRMED', until: null },
    changes: [{ ...change, state: 'LAPSED', direction: 'FROM', bookingId: 'booking-0' }],
  });

  expect(await screen.findByText('변경이 끝나지 않았어요. 원래 티켓은 그대로예요.')).toBeVisible();
  expect(screen.getByRole('link', { name: '원래 티켓 보기' })).toHaveAttribute('href', '/bookings/booking-0');
});

it('does not call the ticket of a changed seat cancelled', async () => {
  const items = [
    aTicket({ state: 'VOID', qrSvg: '' }),
    aTicket({ id: 't2', qrSvg: '', state: 'VOID', seat: aPaidBooking().seats[1] ?? aTicket().seat }),
  ];
  fakeApi({
    'GET /bookings/:id': { body: aPaidBooking({ changing, changes: [{ ...change, oldSeatIds: ['A-1-1'] }] }) },
    'GET /bookings/:id/tickets': { body: { items } },
    'GET /events/:id': { body: { performances: dates } },
  });
  renderPage(<BookingPage />, { path: '/bookings/:bookingId', at: '/bookings/booking-1' });

  expect(await screen.findByText('좌석을 변경한 티켓')).toBeVisible();
  expect(screen.getByText('취소된 티켓')).toBeVisible();
});
