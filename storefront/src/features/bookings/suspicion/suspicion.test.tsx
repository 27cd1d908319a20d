import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aPaidBooking } from '../../../test/a-booking';
import { fakeApi, problem } from '../../../test/fake-api';
import { renderPage, signIn } from '../../../test/render';
import type { SuspicionCase } from './suspicion-cases';
import { BookingListPage } from '../booking-list-page';
import { BookingPage } from '../booking-page';

const CASES = 'GET /me/suspicion-cases';
const APPEAL = 'POST /me/suspicion-cases/:id/appeal';

function aCase(over: Partial<SuspicionCase> = {}): SuspicionCase {
  return {
    id: 'case-1',
    state: 'FROZEN',
    performance: { id: 'p1', title: { ko: '공연', en: 'Show' }, startsAt: '2031-06-01T10:00:00Z' },
    bookingIds: ['booking-1'],
    rules: ['REGULAR_HOLDS', 'HOLD_AFTER_ADMISSION'],
    openedAt: '2031-05-01T00:00:00Z',
    appealBy: '2031-05-04T00:00:00Z',
    decideBy: '2031-05-08T00:00:00Z',
    mayAppeal: true,
    appeal: null,
    appealedAt: null,
    decidedAt: null,
    reason: null,
    ...over,
  };
}

function show(cases: Record<string, unknown>) {
  const requests = fakeApi({
    'GET /bookings/:id': { body: aPaidBooking() },
    'GET /bookings/:id/tickets': { body: { items: [], transferable: false } },
    ...cases,
  });
  signIn();
  return { requests, ...renderPage(<BookingPage />, { path: '/bookings/:bookingId', at: '/bookings/booking-1' }) };
}

describe('a suspected booking', () => {
  it('says what is suspected, that the tickets are valid, and until when it is decided in Korean time', async () => {
    show({ [CASES]: { body: { items: [aCase()] } } });

    const notice = within(await screen.findByRole('region', { name: '티켓 양도가 잠시 제한됐어요' }));
    expect(notice.getByText(/그대로 입장할 수 있고, 평소처럼 취소하고 환불받을 수 있어요/)).toBeVisible();
    expect(notice.getByText(/간격이 기계처럼 일정했어요/)).toBeVisible();
    expect(notice.getByText(/2031. 5. 8.*오전 9:00/)).toBeVisible();
    expect(screen.getByText('지금은 다른 사람에게 넘길 수 없어요. 입장은 그대로 할 수 있어요.')).toBeVisible();
  });

  it('takes an answer, and not an empty one', async () => {
    let state = aCase();
    const { user, requests } = show({
      [CASES]: () => ({ body: { items: [state] } }),
      [APPEAL]: () => {
        state = aCase({
          state: 'APPEALED',
          mayAppeal: false,
          appeal: '직접 했어요',
          appealedAt: '2031-05-02T00:00:00Z',
        });
        return { body: state };
      },
    });

    await user.click(await screen.findByRole('button', { name: '소명하기' }));
    expect(screen.getByLabelText('어떻게 예매했는지 알려 주세요')).toHaveFocus();
    await user.click(screen.getByRole('button', { name: '소명 보내기' }));
    expect(screen.getByText('내용을 적어 주세요.')).toBeVisible();
    await user.type(screen.getByLabelText('어떻게 예매했는지 알려 주세요'), ' 직접 했어요 ');
    await user.click(screen.getByRole('button', { name: '소명 보내기' }));

    expect(await screen.findByRole('region', { name: '소명을 확인하고 있어요' })).toBeVisible();
    expect(requests.find(({ method }) => method === 'POST')?.body).toEqual({ text: '직접 했어요' });
    expect(screen.queryByRole('button', { name: '소명하기' })).toBeNull();
  });

  it('says when somebody was faster', async () => {
    const { user } = show({
      [CASES]: { body: { items: [aCase()] } },
      [APPEAL]: problem(409, 'suspicion.not-appealable'),
    });

    await user.click(await screen.findByRole('button', { name: '소명하기' }));
    await user.type(screen.getByLabelText('어떻게 예매했는지 알려 주세요'), '직접');
    await user.click(screen.getByRole('button', { name: '소명 보내기' }));

    expect(await screen.findByText(/이미 소명했거나 결정된 건이에요/)).toBeVisible();
  });

  it('says that it is over, and why', async () => {
    const over = {
      state: 'CLEARED',
      mayAppeal: false,
      decidedAt: '2031-05-03T00:00:00Z',
      reason: '가족 예매로 확인',
    } as const;
    show({ [CASES]: { body: { items: [aCase(over)] } } });

    const notice = within(await screen.findByRole('region', { name: '양도 제한이 풀렸어요' }));
    expect(notice.getByText('가족 예매로 확인')).toBeVisible();
    expect(notice.queryByText('확인된 움직임')).toBeNull();
  });

  it('shows nothing on a booking it is not about', async () => {
    show({ [CASES]: { body: { items: [aCase({ bookingIds: ['another'] })] } } });
    expect(await screen.findByRole('heading', { level: 1 })).toBeVisible();
    expect(screen.queryByRole('region', { name: '티켓 양도가 잠시 제한됐어요' })).toBeNull();
  });

  it('is announced above the list of bookings', async () => {
    fakeApi({
      [CASES]: { body: { items: [aCase()] } },
      'GET /bookings': { body: { items: [], page: 1, size: 100, total: 0 } },
    });
    signIn();
    renderPage(<BookingListPage />, { path: '/bookings' });

    expect(await screen.findByRole('link', { name: '내용 보고 소명하기' })).toHaveAttribute(
      'href',
      '/bookings/booking-1',
    );
  });
});
