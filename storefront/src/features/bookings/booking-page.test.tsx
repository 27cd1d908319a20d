import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aBooking, aPaidBooking, aTicket } from '../../test/a-booking';
import { fakeApi } from '../../test/fake-api';
import { renderPage } from '../../test/render';
import { bookingsIn, groupOf } from './booking-groups';
import { BookingListPage } from './booking-list-page';
import { BookingPage } from './booking-page';

const READ = 'GET /bookings/:id';
const TICKETS = 'GET /bookings/:id/tickets';
const show = (at = '/bookings/booking-1') => renderPage(<BookingPage />, { path: '/bookings/:bookingId', at });

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function open(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false;
  };
});

describe('BookingPage', () => {
  it('shows a ticket with its code for every seat', async () => {
    fakeApi({ [READ]: { body: aPaidBooking() }, [TICKETS]: { body: { items: [aTicket()] } } });
    show('/bookings/booking-1?paid=1');

    expect(await screen.findByRole('img', { name: 'A구역 1열 1번 입장 QR 코드' })).toBeVisible();
    expect(screen.getByText('K7QM-3D8X-94TB')).toBeVisible();
    expect(screen.getByText(/예매가 끝났어요/)).toHaveFocus();
  });

  it('draws the code as an image, so that nothing in it can run', async () => {
    fakeApi({ [READ]: { body: aPaidBooking() }, [TICKETS]: { body: { items: [aTicket()] } } });
    show();

    const code = await screen.findByRole('img', { name: /QR/ });
    expect(code.getAttribute('src')).toMatch(/^data:image\/svg\+xml/);
    expect(document.querySelector('script')).toBeNull();
  });

  it('shows a code as large as the screen and closes again', async () => {
    fakeApi({ [READ]: { body: aPaidBooking() }, [TICKETS]: { body: { items: [aTicket()] } } });
    const { user } = show();

    await user.click(await screen.findByRole('button', { name: 'QR 코드 크게 보기' }));
    expect(screen.getByText('화면 밝기를 최대로 높여 주세요')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '닫기' }));

    expect(screen.queryByText('화면 밝기를 최대로 높여 주세요')).toBeNull();
  });

  it('shows no code for a ticket that was used or given back', async () => {
    const items = [aTicket({ state: 'USED' }), aTicket({ id: 't2', state: 'VOID', qrSvg: '' })];
    fakeApi({ [READ]: { body: aPaidBooking() }, [TICKETS]: { body: { items } } });
    show();

    expect(await screen.findByText('입장 완료')).toBeVisible();
    expect(screen.getByText('취소된 티켓')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'QR 코드 크게 보기' })).toBeNull();
  });

  it('downloads the confirmation with the session, in the language on screen', async () => {
    const requests = fakeApi({
      [READ]: { body: aPaidBooking() },
      [TICKETS]: { body: { items: [aTicket()] } },
      'GET /bookings/:id/confirmation.pdf': { body: 'pdf' },
    });
    URL.createObjectURL = vi.fn(() => 'blob:pdf');
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const { user } = show();

    await user.click(await screen.findByRole('button', { name: '예매 확인서 PDF 저장' }));

    await waitFor(() => expect(click).toHaveBeenCalledOnce());
    const pdf = requests.find(({ path }) => path.endsWith('.pdf'));
    expect(pdf?.query.get('locale')).toBe('ko');
  });

  it('leads a held booking on to paying', async () => {
    fakeApi({ [READ]: { body: aBooking({ expiresAt: '2999-01-01T00:00:00Z' }) } });
    show();

    expect(await screen.findByRole('link', { name: '결제하기' })).toHaveAttribute('href', '/checkout/booking-1');
  });

  it('says where to pay what until when, and copies the account', async () => {
    const payment = { ...aPaidBooking().payment, status: 'WAITING_FOR_DEPOSIT', method: 'VIRTUAL_ACCOUNT' };
    const account = {
      bank: { code: '20', name: { ko: '우리은행', en: 'Woori Bank' } },
      accountNumber: 'X6505636518308',
      customerName: '김하늘',
      dueAt: '2999-01-01T14:59:59Z',
      state: 'WAITING',
    };
    const body = aBooking({ state: 'AWAITING_DEPOSIT', expiresAt: '2999-01-01T15:09:59Z' });
    fakeApi({ [READ]: { body: { ...body, payment: { ...payment, approvedAt: null, virtualAccount: account } } } });
    const { user } = show();

    expect(await screen.findByText('우리은행')).toBeVisible();
    expect(screen.getByText(/정확한 금액을 한 번에/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: '복사' }));
    expect(await navigator.clipboard.readText()).toBe('X6505636518308');
  });

  it('tells what goes back, for which seats, and that a person may be at it', async () => {
    const [gone, kept] = aPaidBooking().seats;
    if (!gone || !kept) throw new Error('a booking has two seats');
    const body = aPaidBooking({
      seats: [{ ...gone, state: 'RELEASED' }, kept],
      refunds: [
        {
          id: 'refund-1',
          state: 'MANUAL',
          cause: 'BUYER',
          amount: 110_000,
          cancellationFee: 12_000,
          bookingFeeReturned: 2_000,
          seatIds: [gone.seatId],
          requestedAt: '2031-05-20T03:00:00Z',
          doneAt: null,
          needsAccount: false,
        },
      ],
    });
    fakeApi({ [READ]: { body }, [TICKETS]: { body: { items: [] } } });
    show();

    expect(await screen.findByText('담당자 확인 중')).toBeVisible();
    expect(screen.getByText('110,000')).toBeVisible();
    expect(screen.getByText('취소함')).toBeVisible();
  });

  it('asks for an account where a refund waits for one', async () => {
    const refund = {
      id: 'refund-1',
      state: 'REQUESTED' as const,
      cause: 'ORGANISER' as const,
      amount: 244_000,
      cancellationFee: 0,
      bookingFeeReturned: 4_000,
      seatIds: [],
      requestedAt: '2031-05-20T03:00:00Z',
      doneAt: null,
      needsAccount: true,
    };
    const requests = fakeApi({
      [READ]: { body: aPaidBooking({ state: 'CANCELLED', refunds: [refund] }) },
      'GET /banks': { body: { items: [{ code: '20', name: { ko: '우리은행', en: 'Woori Bank' } }] } },
      'PUT /bookings/:id/refunds/:refundId/account': { status: 204 },
    });
    const { user } = show();

    await user.click(await screen.findByRole('button', { name: '환불 계좌 입력하기' }));
    await user.selectOptions(await screen.findByLabelText('은행'), '20');
    await user.type(screen.getByLabelText('계좌번호'), '1002123456789');
    await user.type(screen.getByLabelText('예금주'), '김하늘');
    await user.click(screen.getByRole('button', { name: '이 계좌로 환불받기' }));

    await waitFor(() =>
      expect(requests.find(({ method }) => method === 'PUT')?.body).toEqual({
        bankCode: '20',
        accountNumber: '1002123456789',
        holderName: '김하늘',
      }),
    );
  });
});

describe('my bookings', () => {
  const now = new Date('2031-06-01T11:00:00Z').getTime();

  it('are upcoming until the show is over, then past; cancelled and expired apart', () => {
    expect(groupOf(aPaidBooking(), now)).toBe('upcoming');
    expect(groupOf(aPaidBooking(), now + 5 * 3_600_000)).toBe('past');
    expect(groupOf(aBooking({ state: 'EXPIRED' }), now)).toBe('cancelled');
  });

  it('come with the next show first', () => {
    const at = (id: string, startsAt: string) =>
      aPaidBooking({ id, performance: { ...aPaidBooking().performance, startsAt } });
    const all = [at('late', '2031-09-01T10:00:00Z'), at('soon', '2031-07-01T10:00:00Z')];

    expect(bookingsIn(all, 'upcoming', now).map(({ id }) => id)).toEqual(['soon', 'late']);
  });

  it('say what to do when there are none', async () => {
    fakeApi({ 'GET /bookings': { body: { items: [], page: 1, size: 100, total: 0 } } });
    renderPage(<BookingListPage />, { path: '/bookings' });

    expect(await screen.findByText('예정된 공연이 없어요')).toBeVisible();
    expect(screen.getByRole('link', { name: '공연 둘러보기' })).toHaveAttribute('href', '/events');
  });
});
