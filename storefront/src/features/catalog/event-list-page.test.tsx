import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anEvent, aPage, categories } from '../../test/catalog';
import { fakeApi, problem } from '../../test/fake-api';
import { renderPage } from '../../test/render';
import { EventListPage } from './event-list-page';

const show = (at = '/events') => renderPage(<EventListPage />, { path: '/events', at });
const withEvents = (...events: Parameters<typeof aPage>[0]) =>
  fakeApi({ 'GET /events': { body: aPage(events) }, 'GET /categories': { body: categories } });

describe('the list of events', () => {
  it('shows what the address asks for', async () => {
    const requests = withEvents(anEvent());

    show('/events?q=윤슬&category=concert&sort=price&page=2');

    expect(await screen.findByRole('link', { name: '밤의 온도' })).toHaveAttribute('href', '/events/e1');
    expect(screen.getByText('77,000원부터')).toBeVisible();
    expect(screen.getByText('공연 1개')).toBeVisible();
    const asked = requests.find(({ path }) => path === '/events')?.query;
    expect(Object.fromEntries(asked ?? [])).toMatchObject({ q: '윤슬', category: 'concert', sort: 'price', page: '2' });
    expect(document.title).toBe('‘윤슬’ 검색 결과 | TIKETI');
  });

  it('writes a changed order into the address and starts again at the first page', async () => {
    withEvents(anEvent());
    const { user, router } = show('/events?q=윤슬&page=2');
    await screen.findByRole('link', { name: '밤의 온도' });

    await user.selectOptions(screen.getByRole('combobox', { name: '정렬' }), '낮은 가격순');

    expect(router.state.location.search).toBe(`?${new URLSearchParams({ q: '윤슬', sort: 'price' })}`);
  });

  it('narrows by kind in the sheet and takes the filter away again', async () => {
    withEvents(anEvent());
    const { user, router } = show();
    await screen.findByRole('link', { name: '밤의 온도' });

    await user.click(screen.getByRole('button', { name: '필터' }));
    const sheet = screen.getByRole('dialog', { name: '필터' });
    await user.click(within(sheet).getByRole('button', { name: '뮤지컬' }));
    expect(router.state.location.search).toBe('?category=musical');
    await user.click(await within(sheet).findByRole('button', { name: '1개 공연 보기' }));

    await user.click(screen.getByRole('button', { name: '뮤지컬 조건 빼기' }));
    expect(router.state.location.search).toBe('');
  });

  it('says what to do when nothing matches', async () => {
    withEvents();

    show('/events?q=없는공연&category=concert');

    expect(await screen.findByRole('heading', { name: '‘없는공연’에 맞는 공연이 없어요' })).toBeVisible();
    expect(screen.getByText('장르나 날짜 조건을 줄여 보세요.')).toBeVisible();
    expect(screen.getByRole('link', { name: '전체 공연 보기' })).toHaveAttribute('href', '/events');
  });

  it('offers another attempt when the list cannot be loaded', async () => {
    let fails = true;
    fakeApi({
      'GET /events': () => (fails ? problem(503, 'server.unavailable') : { body: aPage([anEvent()]) }),
      'GET /categories': { body: categories },
    });
    const { user } = show();

    expect(await screen.findByText('지금은 접속이 많아요. 잠시 후 다시 시도해 주세요.')).toBeVisible();
    fails = false;
    await user.click(screen.getByRole('button', { name: '다시 시도' }));

    expect(await screen.findByRole('link', { name: '밤의 온도' })).toBeVisible();
  });

  it('marks what is sold out and says when an upcoming sale opens', async () => {
    withEvents(
      anEvent({ id: 'e2', saleStatus: 'sold-out' }),
      anEvent({ id: 'e3', saleStatus: 'upcoming', saleOpensAt: '2026-12-01T11:00:00Z' }),
    );

    show();

    expect(await screen.findByText('매진')).toBeVisible();
    expect(screen.getByText('12. 1. (화) 오후 8:00 오픈')).toBeVisible();
    await waitFor(() => expect(document.title).toBe('공연 찾기 | TIKETI'));
  });
});
