import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../../api/api-problem';
import { aPaidBooking } from '../../../test/a-booking';
import { fakeApi, problem } from '../../../test/fake-api';
import { renderPage, signIn } from '../../../test/render';
import type { ChangeQuote } from '../api/change-seats';
import { ChangeConfirm } from './change-confirm';

const QUOTE = 'GET /bookings/:id/change-quote';
const READ = 'GET /bookings/:id';
const wish = { bookingId: 'booking-1', seatIds: ['A-1-1'], toPerformanceId: 'p2', toSeatIds: ['B-3-7'] };
const to = {
  startsAt: '2031-06-02T10:00:00Z',
  seats: [{ ko: 'B구역 3열 7번', en: 'Section B, row 3, seat 7' }],
};

function aQuote(over: Partial<ChangeQuote> = {}): ChangeQuote {
  return {
    asOf: '2031-05-01T12:00:00Z',
    validUntil: '2031-05-20T15:00:00Z',
    rule: { code: 'TIER', feePercent: 10, daysBefore: 7 },
    changeUntil: '2031-05-31T15:00:00Z',
    feePerTicket: 0,
    floorPercent: 0,
    credit: 122_000,
    newTickets: 150_000,
    newBookingFee: 2_000,
    changeFee: 0,
    newTotal: 152_000,
    difference: 30_000,
    oldItems: [{ seatId: 'A-1-1', price: 120_000, bookingFee: 2_000 }],
    newItems: [{ seatId: 'B-3-7', price: 150_000 }],
    ...over,
  };
}

interface Shown {
  quote?: Parameters<typeof fakeApi>[0][string];
  refusal?: unknown;
}

function show({ quote = { body: aQuote() }, refusal = null }: Shown = {}) {
  fakeApi({ [QUOTE]: quote, [READ]: { body: aPaidBooking() } });
  const confirmed = vi.fn();
  const rendered = renderPage(
    <ChangeConfirm
      wish={wish}
      to={to}
      isPending={false}
      problem={refusal}
      onConfirm={confirmed}
      onClose={() => undefined}
    />,
  );
  return { ...rendered, confirmed };
}

describe('the last word before changing', () => {
  beforeEach(() => {
    signIn();
    HTMLDialogElement.prototype.showModal = function open(this: HTMLDialogElement) {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
      this.open = false;
    };
  });

  it('says which seats become which, what is to be paid, and agrees to exactly that', async () => {
    const { user, confirmed } = show();

    await user.click(await screen.findByRole('button', { name: '차액 결제하기' }));

    expect(confirmed).toHaveBeenCalledExactlyOnceWith(30_000);
    expect(await screen.findByText('A구역 1열 1번')).toBeVisible();
    expect(screen.queryByText('A구역 1열 2번')).not.toBeInTheDocument();
    expect(screen.getByText('B구역 3열 7번')).toBeVisible();
    expect(screen.getByText('추가로 결제할 금액').nextSibling).toHaveTextContent('30,000원');
    expect(screen.getByText('변경은 2031. 5. 31. (토) 밤 12시 전까지 할 수 있어요.')).toBeVisible();
  });

  it('says what cheaper seats cost, what comes back, and that a fee that runs goes on', async () => {
    const body = aQuote({
      newTickets: 80_000,
      changeFee: 4_000,
      newTotal: 86_000,
      difference: -36_000,
      floorPercent: 10,
    });
    const { user, confirmed } = show({ quote: { body } });

    await user.click(await screen.findByRole('button', { name: '이대로 변경하기' }));

    expect(confirmed).toHaveBeenCalledExactlyOnceWith(-36_000);
    expect(screen.getByText('돌려받는 금액').nextSibling).toHaveTextContent('36,000원');
    expect(screen.getByText('변경 수수료').nextSibling).toHaveTextContent('4,000원');
    expect(screen.getByText(/줄어드는 금액에 지금의 취소 수수료율\(10%\)/)).toBeVisible();
    expect(screen.getByText(/나중에 취소하면 수수료가 10% 이상/)).toBeVisible();
  });

  it('offers nothing to agree to where the tickets cannot be changed', async () => {
    show({ quote: problem(409, 'change.not-possible', { reason: 'TOO_LATE' }) });

    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['', '좌석 다시 고르기']);
  });

  it('says that another sum is due now, and that nothing was changed', async () => {
    show({ refusal: new ApiProblem('change.quote-changed', 409) });

    expect(await screen.findByText(/그사이 차액이 바뀌었어요/)).toBeVisible();
  });
});
