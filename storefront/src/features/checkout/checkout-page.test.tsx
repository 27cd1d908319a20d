import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aBooking, aPaidBooking } from '../../test/a-booking';
import { fakeApi, problem } from '../../test/fake-api';
import { renderPage } from '../../test/render';
import { loadTossPayments } from './api/toss-sdk';
import { CheckoutPage } from './checkout-page';

const READ = 'GET /bookings/:id';
const CHECKOUT = 'POST /bookings/:id/checkout';
const checkout = {
  orderId: 'order-1',
  orderName: '밤의 온도 2매',
  amount: 244_000,
  clientKey: 'test_ck',
  sdkUrl: 'https://sdk.example.test/v2',
  customerKey: 'customer-1',
  customerName: '김하늘',
  customerEmail: 'buyer@example.test',
  successUrl: 'https://shop.example.test/checkout/booking-1/success',
  failUrl: 'https://shop.example.test/checkout/booking-1/fail',
  expiresAt: '2031-05-01T12:05:00Z',
  methods: ['CARD', 'EASY_PAY', 'TRANSFER', 'VIRTUAL_ACCOUNT'],
  virtualAccount: { validHours: 12, dueAt: '2031-05-02T00:00:00Z' },
};

const requestPayment = vi.fn();
vi.mock('./api/toss-sdk', async (original) => ({ ...(await original()), loadTossPayments: vi.fn() }));

const show = () => renderPage(<CheckoutPage />, { path: '/checkout/:bookingId', at: '/checkout/booking-1' });

describe('CheckoutPage', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2031-05-01T12:00:00Z'), shouldAdvanceTime: true });
    requestPayment.mockReset().mockReturnValue(new Promise(() => undefined));
    vi.mocked(loadTossPayments)
      .mockReset()
      .mockResolvedValue({ payment: () => ({ requestPayment }) });
  });

  afterEach(() => vi.useRealTimers());

  it('shows what is bought and what it costs', async () => {
    fakeApi({ [READ]: { body: aBooking() }, [CHECKOUT]: { body: checkout } });
    show();

    expect(await screen.findByText('A구역 1열 2번')).toBeVisible();
    expect(screen.getByRole('button', { name: '244,000원 결제하기' })).toBeVisible();
  });

  it('opens no window before everything is confirmed', async () => {
    fakeApi({ [READ]: { body: aBooking() }, [CHECKOUT]: { body: checkout } });
    const { user } = show();

    await screen.findByRole('radio', { name: /카카오페이/ });
    await user.click(screen.getByRole('button', { name: '244,000원 결제하기' }));

    expect(screen.getByText('결제하려면 필수 항목을 모두 확인해 주세요.')).toBeVisible();
    expect(loadTossPayments).not.toHaveBeenCalled();
  });

  it('pays what the server says, by the chosen method', async () => {
    fakeApi({ [READ]: { body: aBooking() }, [CHECKOUT]: { body: { ...checkout, amount: 244_000 } } });
    const { user } = show();

    await user.click(await screen.findByRole('radio', { name: /카카오페이/ }));
    await user.click(screen.getByRole('checkbox', { name: /모두 확인했고/ }));
    await user.click(screen.getByRole('button', { name: '244,000원 결제하기' }));

    await waitFor(() => expect(requestPayment).toHaveBeenCalledOnce());
    expect(requestPayment.mock.calls[0]?.[0]).toMatchObject({
      method: 'CARD',
      amount: { currency: 'KRW', value: 244_000 },
      orderId: 'order-1',
      successUrl: checkout.successUrl,
      card: { flowMode: 'DIRECT', easyPay: '카카오페이' },
    });
  });

  it('opens one window however often the button is pressed', async () => {
    const requests = fakeApi({ [READ]: { body: aBooking() }, [CHECKOUT]: { body: checkout } });
    const { user } = show();

    await screen.findByRole('radio', { name: /카카오페이/ });
    await user.click(await screen.findByRole('checkbox', { name: /모두 확인했고/ }));
    const asked = requests.filter(({ method }) => method === 'POST').length;
    const pay = screen.getByRole('button', { name: '244,000원 결제하기' });
    await user.dblClick(pay);

    await waitFor(() => expect(requestPayment).toHaveBeenCalled());
    expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(asked + 1);
    expect(requestPayment).toHaveBeenCalledOnce();
  });

  it('asks for an account that lives no longer than the server allows, and says until when', async () => {
    fakeApi({ [READ]: { body: aBooking() }, [CHECKOUT]: { body: checkout } });
    const { user } = show();

    await user.click(await screen.findByRole('radio', { name: '가상계좌' }));
    expect(screen.getByText(/2031. 5. 2. \(금\) 오전 9:00까지 정확한 금액을/)).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: /모두 확인했고/ }));
    await user.click(screen.getByRole('button', { name: '244,000원 결제하기' }));

    await waitFor(() => expect(requestPayment).toHaveBeenCalledOnce());
    expect(requestPayment.mock.calls[0]?.[0]).toMatchObject({
      method: 'VIRTUAL_ACCOUNT',
      virtualAccount: { validHours: 12 },
    });
  });

  it('offers only what the server allows', async () => {
    fakeApi({
      [READ]: { body: aBooking() },
      [CHECKOUT]: { body: { ...checkout, methods: ['CARD'], virtualAccount: null } },
    });
    show();

    expect(await screen.findByRole('radio', { name: '신용·체크카드' })).toBeChecked();
    expect(screen.queryByRole('radio', { name: '가상계좌' })).toBeNull();
  });

  it('keeps the seats in sight when the payment company cannot be reached', async () => {
    const refusal = problem(503, 'payment.gateway-unavailable');
    fakeApi({ [READ]: { body: aBooking() }, [CHECKOUT]: refusal });
    show();

    expect(
      await screen.findByText(/지금은 결제 회사와 연결할 수 없어요/, undefined, { timeout: 20_000 }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: '244,000원 결제하기' })).toBeDisabled();
    expect(screen.getByText('A구역 1열 2번')).toBeVisible();
  });

  it('explains a window the person closed', async () => {
    fakeApi({ [READ]: { body: aBooking() }, [CHECKOUT]: { body: checkout } });
    requestPayment.mockRejectedValue(Object.assign(new Error('closed'), { code: 'USER_CANCEL' }));
    const { user } = show();

    await screen.findByRole('radio', { name: /카카오페이/ });
    await user.click(await screen.findByRole('checkbox', { name: /모두 확인했고/ }));
    await user.click(screen.getByRole('button', { name: '244,000원 결제하기' }));

    expect(await screen.findByText('결제창을 닫았어요. 좌석은 아직 잡혀 있어요.')).toBeVisible();
  });

  it('says that the seats are free again when the time is over', async () => {
    let body = aBooking();
    fakeApi({ [READ]: () => ({ body }) });
    show();
    await screen.findByRole('timer');

    body = aBooking({ state: 'EXPIRED', expiresAt: null });
    await act(() => vi.advanceTimersByTimeAsync(301_000));

    expect(await screen.findByText('시간이 지나 좌석이 풀렸습니다')).toBeVisible();
    expect(screen.getByRole('link', { name: '좌석 다시 고르기' })).toHaveAttribute('href', '/performances/p1/seats');
  });

  it('says that tickets stay what they are when their change was not paid in time', async () => {
    const change = {
      id: 'change-1',
      state: 'LAPSED',
      direction: 'FROM',
      bookingId: 'booking-0',
      bookingNumber: 'T2605-0000',
      startsAt: '2031-06-01T10:00:00Z',
      oldSeatIds: [],
      credit: 184_000,
      newTotal: 244_000,
      changeFee: 0,
      difference: 60_000,
      at: '2031-05-01T12:05:00Z',
    } as const;
    fakeApi({
      [READ]: { body: aBooking({ state: 'EXPIRED', expiresAt: null, changes: [{ ...change, oldSeatIds: [] }] }) },
    });
    show();

    expect(await screen.findByText('시간이 지나 변경되지 않았어요')).toBeVisible();
    expect(screen.getByRole('link', { name: '내 티켓 보기' })).toHaveAttribute('href', '/bookings/booking-0');
  });

  it('offers nothing to pay when another tab has paid', async () => {
    fakeApi({ [READ]: { body: aPaidBooking() } });
    const { router } = show();

    await waitFor(() => expect(router.state.location.pathname).toBe('/bookings/booking-1'));
  });

  it('waits while another tab is paying', async () => {
    fakeApi({ [READ]: { body: aBooking({ state: 'PAYING' }) } });
    show();

    expect(await screen.findByRole('heading', { name: '결제 확인 중' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /결제하기/ })).toBeNull();
  });

  it('gives seats back only after asking', async () => {
    const requests = fakeApi({ [READ]: { body: aBooking() }, 'DELETE /bookings/:id/hold': { status: 204 } });
    HTMLDialogElement.prototype.showModal = function open(this: HTMLDialogElement) {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
      this.open = false;
    };
    const { user, router } = show();

    await user.click(await screen.findByRole('button', { name: '좌석 내려놓기' }));
    expect(requests.some(({ method }) => method === 'DELETE')).toBe(false);
    await user.click(screen.getByRole('button', { name: '내려놓기' }));

    await waitFor(() => expect(router.state.location.pathname).toBe('/performances/p1/seats'));
    expect(requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  });

  it('hides bookings of others behind one answer', async () => {
    fakeApi({ [READ]: problem(404, 'booking.not-found') });
    show();

    expect(await screen.findByText('예매 내역을 찾을 수 없어요.')).toBeVisible();
  });
});
