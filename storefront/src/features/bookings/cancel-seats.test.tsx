import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { aPaidBooking } from '../../test/a-booking';
import { fakeApi, type FakeRequest, problem } from '../../test/fake-api';
import { renderPage } from '../../test/render';
import { BookingPage } from './booking-page';

const READ = 'GET /bookings/:id';
const TICKETS = 'GET /bookings/:id/tickets';
const QUOTE = 'GET /bookings/:id/cancellation-quote';
const CANCEL = 'POST /bookings/:id/cancellations';
const BANKS = 'GET /banks';

const show = () => renderPage(<BookingPage />, { path: '/bookings/:bookingId', at: '/bookings/booking-1' });

/** 10 % of 120,000 won for each seat asked about; the booking fee is kept. */
function aQuote({ query }: Pick<FakeRequest, 'query'>, over: Record<string, unknown> = {}) {
  const seatIds = query.getAll('seatIds');
  const items = seatIds.map((seatId) => ({
    seatId,
    price: 120_000,
    cancellationFee: 12_000,
    bookingFee: 2_000,
    bookingFeeReturned: 0,
    refund: 108_000,
  }));
  const n = items.length;
  return {
    asOf: '2031-05-24T03:00:00Z',
    validUntil: '2031-05-25T15:00:00Z',
    rule: { code: 'TIER', feePercent: 10, daysBefore: 8 },
    items,
    totals: {
      price: 120_000 * n,
      cancellationFee: 12_000 * n,
      bookingFee: 2_000 * n,
      bookingFeeReturned: 0,
      refund: 108_000 * n,
    },
    needsRefundAccount: false,
    refundBy: '2031-05-28',
    remaining: { seats: 2 - n, total: 122_000 * (2 - n) },
    ...over,
  };
}

const aRefund = {
  id: 'refund-1',
  state: 'REQUESTED',
  cause: 'BUYER',
  amount: 108_000,
  cancellationFee: 12_000,
  bookingFeeReturned: 0,
  seatIds: ['A-1-2'],
  requestedAt: '2031-05-24T03:00:00Z',
  doneAt: null,
  needsAccount: false,
};

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function open(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false;
  };
});

describe('cancelling seats', () => {
  it('shows what it costs for the chosen seats and cancels for exactly that', async () => {
    const [kept, gone] = aPaidBooking().seats;
    if (!kept || !gone) throw new Error('a booking has two seats');
    const after = aPaidBooking({ seats: [kept, { ...gone, state: 'RELEASED' }] });
    const requests = fakeApi({
      [READ]: { body: aPaidBooking() },
      [TICKETS]: { body: { items: [] } },
      [QUOTE]: (request) => ({ body: aQuote(request) }),
      [CANCEL]: { status: 201, body: { refund: aRefund, booking: after } },
    });
    const { user } = show();

    await user.click(await screen.findByRole('button', { name: '예매 취소하기' }));
    expect(await screen.findByRole('button', { name: '216,000원 환불받기' })).toBeEnabled();
    await user.click(screen.getByRole('checkbox', { name: /A구역 1열 1번/ }));
    expect(await screen.findByText('남는 좌석 1석의 금액 122,000원은 그대로예요.')).toBeVisible();
    expect(screen.getByText('관람일 8일 전 취소, 수수료 10%')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '108,000원 환불받기' }));

    expect(await screen.findByText('취소함')).toBeVisible();
    const sent = requests.find(({ method }) => method === 'POST');
    expect(sent?.body).toEqual({ seatIds: ['A-1-2'], expectedRefund: 108_000 });
    expect(sent?.headers.get('idempotency-key')).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
  });

  it('asks for an account where the money cannot go back by itself', async () => {
    const requests = fakeApi({
      [READ]: { body: aPaidBooking() },
      [TICKETS]: { body: { items: [] } },
      [BANKS]: { body: { items: [{ code: '20', name: { ko: '우리은행', en: 'Woori Bank' } }] } },
      [QUOTE]: (request) => ({ body: aQuote(request, { needsRefundAccount: true }) }),
      [CANCEL]: { status: 201, body: { refund: aRefund, booking: aPaidBooking() } },
    });
    const { user } = show();

    await user.click(await screen.findByRole('button', { name: '예매 취소하기' }));
    await user.click(await screen.findByRole('button', { name: /환불받기/ }));
    expect(screen.getByText('계좌번호를 숫자로 입력해 주세요.')).toBeVisible();
    expect(requests.some(({ method }) => method === 'POST')).toBe(false);
    await user.selectOptions(screen.getByLabelText('은행'), '우리은행');
    await user.type(screen.getByLabelText('계좌번호'), '1002-123-456789');
    await user.type(screen.getByLabelText('예금주'), '김하늘');
    await user.click(screen.getByRole('button', { name: /환불받기/ }));

    await waitFor(() =>
      expect(requests.find(({ method }) => method === 'POST')?.body).toMatchObject({
        refundAccount: { bankCode: '20', accountNumber: '1002-123-456789', holderName: '김하늘' },
      }),
    );
  });

  it('cancels nothing when the sum has changed, and shows the new one', async () => {
    let fee = 12_000;
    fakeApi({
      [READ]: { body: aPaidBooking() },
      [TICKETS]: { body: { items: [] } },
      [QUOTE]: (request) => {
        const quote = aQuote(request);
        return { body: { ...quote, totals: { ...quote.totals, refund: 240_000 - 2 * fee } } };
      },
      [CANCEL]: () => {
        fee = 24_000;
        return problem(409, 'cancellation.quote-changed');
      },
    });
    const { user } = show();

    await user.click(await screen.findByRole('button', { name: '예매 취소하기' }));
    await user.click(await screen.findByRole('button', { name: '216,000원 환불받기' }));

    expect(await screen.findByText(/아직 취소되지 않았어요/)).toBeVisible();
    expect(await screen.findByRole('button', { name: '192,000원 환불받기' })).toBeEnabled();
  });

  it('says why a booking cannot be cancelled', async () => {
    const cancellation = { possible: false, reason: 'STARTED' as const, freeUntil: null };
    fakeApi({ [READ]: { body: aPaidBooking({ cancellation }) }, [TICKETS]: { body: { items: [] } } });
    show();

    expect(await screen.findByText('공연이 시작되어 취소할 수 없어요.')).toBeVisible();
    expect(screen.queryByRole('button', { name: '예매 취소하기' })).toBeNull();
  });
});
