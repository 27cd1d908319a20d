import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventDetail, PerformanceDetail } from '../../api/types';
import { syncServerClock } from '../../lib/server-clock';
import { anEventDetail, aPerformance, aPerformanceDetail } from '../../test/catalog';
import { fakeApi, problem } from '../../test/fake-api';
import { renderPage } from '../../test/render';
import { EventPage } from './event-page';

const NOW = Date.parse('2026-12-01T03:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  syncServerClock(NOW, NOW, NOW);
});
afterEach(() => vi.useRealTimers());

function show(event: Partial<EventDetail> = {}, performance: Partial<PerformanceDetail> = {}, at = '/events/e1') {
  const requests = fakeApi({
    'GET /events/:id': { body: anEventDetail(event) },
    'GET /performances/:id': ({ path }) => ({
      body: aPerformanceDetail({ ...performance, id: path.split('/')[2] ?? '' }),
    }),
  });
  return { ...renderPage(<EventPage />, { path: '/events/:eventId', at }), requests };
}

const card = () => within(screen.getByRole('complementary', { name: '예매' }));

describe('the page of an event', () => {
  it('shows facts, prices, fee and limit', async () => {
    show();

    expect(await screen.findByRole('heading', { level: 1, name: '밤의 온도' })).toBeVisible();
    expect(screen.getByText('8세 이상 관람가')).toBeVisible();
    expect(await card().findByText('143,000')).toBeVisible();
    expect(card().getByText('예매수수료 1매당 2,000원 · 1인 4매까지')).toBeVisible();
    expect(document.title).toBe('밤의 온도 | TIKETI');
  });

  it('says what cancelling costs until which day in Korea', async () => {
    show();

    const table = await screen.findByRole('table');
    expect(within(table).getByRole('row', { name: '10일 전까지 12. 14. (월)까지 무료지금' })).toBeVisible();
    expect(
      within(table).getByRole('row', { name: '공연 당일 12. 24. (목) 오후 7:30 전 티켓 금액의 90%' }),
    ).toBeVisible();
  });

  it('chooses the day and leads to the seats of that performance', async () => {
    const { user, router } = show();
    await screen.findByRole('heading', { level: 1 });

    await user.click(card().getByRole('button', { name: '12월 25일 금' }));

    expect(router.state.location.search).toBe('?performance=p2');
    expect(card().getByRole('button', { name: '12월 25일 금' })).toHaveAttribute('aria-pressed', 'true');
    expect(card().getByRole('link', { name: '좌석 선택하기' })).toHaveAttribute('href', '/performances/p2/seats');
  });

  it.each([
    ['p2', '12월 25일 금'],
    ['gone', '12월 24일 목'],
  ])('with performance %s in the address shows %s', async (id, day) => {
    show({}, {}, `/events/e1?performance=${id}`);

    expect(await screen.findByRole('button', { name: day, pressed: true })).toBeVisible();
  });

  it('counts down to the opening and sells nothing before', async () => {
    const performances = [aPerformance({ saleStatus: 'upcoming', saleOpensAt: new Date(NOW + 90_000).toISOString() })];
    show({ performances, saleStatus: 'upcoming' });
    await screen.findByRole('heading', { level: 1 });

    expect(card().getByRole('button', { name: /오픈까지/ })).toBeDisabled();
    expect(card().getByRole('timer')).toHaveTextContent('00:01:30');
    expect(card().queryByRole('link', { name: '좌석 선택하기' })).not.toBeInTheDocument();
    expect(card().getByRole('link', { name: '좌석 배치도 미리 보기' })).toBeVisible();
  });

  it('shows a calendar when there are many days', async () => {
    const performances = Array.from({ length: 9 }, (_, i) =>
      aPerformance({
        id: `p${i}`,
        startsAt: `2026-12-${String(i + 10)}T10:30:00Z`,
        saleStatus: i === 0 ? 'sold-out' : 'on-sale',
      }),
    );
    const { user } = show({ performances });
    await screen.findByRole('heading', { level: 1 });

    expect(card().getByText('2026년 12월')).toBeVisible();
    expect(card().getByRole('button', { name: /12월\s*10일 목요일, 매진/ })).toBeVisible();
    // The first day that can be bought is chosen; the arrow keys go on from there.
    const first = card().getByRole('button', { name: /12월\s*11일 금요일/, pressed: true });
    first.focus();
    await user.keyboard('{ArrowRight}{Enter}');

    expect(card().getByRole('button', { name: /12월\s*12일 토요일/, pressed: true })).toBeVisible();
  });

  it('tells an event that is not there from one that cannot be loaded', async () => {
    fakeApi({ 'GET /events/:id': problem(404, 'catalog.event-not-found') });
    renderPage(<EventPage />, { path: '/events/:eventId', at: '/events/gone' });
    expect(await screen.findByRole('heading', { name: '공연을 찾을 수 없어요' })).toBeVisible();
  });
});
