import { act, screen, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aBooking, aPaidBooking } from '../../test/a-booking';
import { fakeApi, problem } from '../../test/fake-api';
import { queryClient, renderPage } from '../../test/render';
import { paymentIdempotencyKey, paymentReturnOf } from './api/confirm-payment';
import { CheckoutReturnPage } from './checkout-return-page';

const PAY = 'POST /bookings/:id/payments';
const READ = 'GET /bookings/:id';
const SUCCESS = '/checkout/booking-1/success?paymentKey=tviva20310501&orderId=order-1&amount=244000';

const show = (at = SUCCESS) =>
  renderPage(
    <StrictMode>
      <CheckoutReturnPage />
    </StrictMode>,
    { path: at.includes('/fail') ? '/checkout/:bookingId/fail' : '/checkout/:bookingId/success', at },
  );

describe('coming back from the payment window', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2031-05-01T12:03:00Z'), shouldAdvanceTime: true });
  });

  afterEach(() => vi.useRealTimers());

  it('asks the server to take the money exactly once and leads to the booking', async () => {
    const requests = fakeApi({ [PAY]: { body: { status: 'CAPTURED', booking: aPaidBooking() } } });
    const { router } = show();

    await waitFor(() => expect(router.state.location.pathname).toBe('/bookings/booking-1'));
    expect(requests).toHaveLength(1);
    expect(requests[0]?.body).toEqual({ paymentKey: 'tviva20310501', orderId: 'order-1', amount: 244_000 });
    expect(requests[0]?.headers.get('idempotency-key')).toMatch(/^[\w-]{8,64}$/);
  });

  it('sends the same key after a reload, and another for another payment', async () => {
    const requests = fakeApi({ [PAY]: { body: { status: 'CAPTURED', booking: aPaidBooking() } } });
    show().unmount();
    await waitFor(() => expect(requests).toHaveLength(1));
    queryClient.clear();
    show();
    await waitFor(() => expect(requests).toHaveLength(2));

    const [first, second] = requests.map(({ headers }) => headers.get('idempotency-key'));
    expect(second).toBe(first);
    const other = { paymentKey: 'tviva20310502', orderId: 'order-1', amount: 244_000 };
    expect(paymentIdempotencyKey(other)).not.toBe(first);
  });

  it('repeats a question that got no answer, with the same key', async () => {
    let attempts = 0;
    const requests = fakeApi({
      [PAY]: () =>
        (attempts += 1) < 3
          ? problem(503, 'server.unavailable')
          : { body: { status: 'CAPTURED', booking: aPaidBooking() } },
      [READ]: { body: aBooking({ state: 'PAYING' }) },
    });
    const { router } = show();

    await act(() => vi.advanceTimersByTimeAsync(5000));

    await waitFor(() => expect(router.state.location.pathname).toBe('/bookings/booking-1'));
    const paid = requests.filter(({ method }) => method === 'POST');
    expect(paid).toHaveLength(3);
    expect(new Set(paid.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
  });

  it('waits calmly while the outcome is unknown, then leads on', async () => {
    let state: 'PAYING' | 'CONFIRMED' = 'PAYING';
    const requests = fakeApi({
      [PAY]: { status: 202, body: { status: 'UNKNOWN', booking: aBooking({ state: 'PAYING' }) } },
      [READ]: () => ({ body: state === 'PAYING' ? aBooking({ state }) : aPaidBooking() }),
    });
    const { router } = show();
    expect(await screen.findByRole('heading', { name: '결제 확인 중' })).toBeVisible();
    await act(() => vi.advanceTimersByTimeAsync(4000));
    expect(requests.filter(({ method }) => method === 'GET').length).toBeGreaterThanOrEqual(2);

    state = 'CONFIRMED';
    await act(() => vi.advanceTimersByTimeAsync(2500));

    await waitFor(() => expect(router.state.location.pathname).toBe('/bookings/booking-1'));
    expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('says why a card was refused and offers another try while the seats are held', async () => {
    fakeApi({
      [PAY]: problem(422, 'payment.declined', { reason: 'REJECT_CARD_PAYMENT' }),
      [READ]: { body: aBooking() },
    });
    show();

    expect(await screen.findByText(/한도를 넘었거나 잔액이 부족해요/)).toBeVisible();
    expect(screen.getByRole('link', { name: '다시 결제하기' })).toHaveAttribute('href', '/checkout/booking-1');
    expect(await screen.findByRole('timer')).toBeVisible();
  });

  it('leads to the booking when another tab has paid already', async () => {
    fakeApi({ [PAY]: problem(409, 'payment.already-done') });
    const { router } = show();

    await waitFor(() => expect(router.state.location.pathname).toBe('/bookings/booking-1'));
  });

  it('tells that late money comes back', async () => {
    fakeApi({
      [PAY]: problem(409, 'booking.hold-expired', { moneyReturns: true }),
      [READ]: { body: aBooking({ state: 'EXPIRED', expiresAt: null }) },
    });
    show();

    expect(await screen.findByText(/받은 금액은 모두 자동으로 환불돼요/)).toBeVisible();
    expect(await screen.findByRole('link', { name: '좌석 다시 고르기' })).toHaveAttribute(
      'href',
      '/performances/p1/seats',
    );
  });

  it('asks nothing of the server about money when the person cancelled', async () => {
    const requests = fakeApi({ [READ]: { body: aBooking() } });
    show('/checkout/booking-1/fail?code=PAY_PROCESS_CANCELED&message=x&orderId=order-1');

    expect(await screen.findByText('결제를 취소했어요')).toBeVisible();
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('trusts no address that is not whole', () => {
    expect(paymentReturnOf(new URLSearchParams('paymentKey=a&orderId=b'))).toBeNull();
    expect(paymentReturnOf(new URLSearchParams('paymentKey=a&orderId=b&amount=-5'))).toBeNull();
    expect(paymentReturnOf(new URLSearchParams('paymentKey=a&orderId=b&amount=1e3'))).toBeNull();
    expect(paymentReturnOf(new URLSearchParams('paymentKey=a&orderId=b&amount=1000'))?.amount).toBe(1000);
  });
});
