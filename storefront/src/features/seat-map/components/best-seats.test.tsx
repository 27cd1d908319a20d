import { act, screen, waitFor } from '@testing-library/react';
import { useReducer, useRef, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { session } from '../../../api/session';
import { fakeApi, problem } from '../../../test/fake-api';
import { renderPage, signIn } from '../../../test/render';
import { type BestWish, storedWish, storeWish } from '../selection/best-wish';
import { emptySelection, selectionReducer } from '../selection/selection';
import { aSeating } from '../testing/a-drawing';
import { BestSeats } from './best-seats';
import { NoneAdjacentPanel } from './none-adjacent-panel';
import { useHoldFlow } from './use-hold-flow';

const BEST = 'POST /performances/:id/best-seats';
const held = { status: 201, body: { id: 'booking-1' } };
// Section B is grade S: its fifteen seats are sold.
const seating = aSeating(Object.fromEntries(Array.from({ length: 15 }, (_, i) => [15 + i, 2])));

function Picker() {
  const [selection, dispatch] = useReducer(selectionReducer, emptySelection(4));
  const [wish, setWish] = useState<BestWish>({ count: 2 });
  const flow = useHoldFlow('p1', seating, dispatch, useRef(false));
  const shared = { seating, isHolding: flow.isHolding };
  if (flow.noneAdjacent)
    return <NoneAdjacentPanel {...shared} {...flow.noneAdjacent} onTake={flow.holdBest} onClose={flow.dismiss} />;
  return <BestSeats {...shared} limit={selection.limit} isOpen wish={wish} onWish={setWish} onHold={flow.holdBest} />;
}

const show = () => renderPage(<Picker />, { path: '/performances/p1/seats' });
const button = (name: string) => screen.getByRole('button', { name });

describe('the best seats', () => {
  beforeEach(() => {
    sessionStorage.clear();
    signIn();
  });

  afterEach(() => session.close());

  it('asks for as many as wanted in the grade wanted, with one press, and goes on to pay', async () => {
    const requests = fakeApi({ [BEST]: held });
    const { user, router } = show();

    await user.click(button('한 석 늘리기'));
    await user.selectOptions(screen.getByRole('combobox', { name: '등급' }), 'R');
    await user.dblClick(button('좋은 자리 3석 잡기'));

    await waitFor(() => expect(router.state.location.pathname).toBe('/checkout/booking-1'));
    expect(requests.map(({ body }) => body)).toEqual([{ count: 3, gradeCode: 'R' }]);
  });

  it('stays between one seat and the limit, and offers no grade that is sold out', async () => {
    fakeApi({});
    const { user } = show();

    for (let press = 0; press < 5; press += 1) await user.click(button('한 석 늘리기'));
    expect(screen.getByRole('status')).toHaveTextContent('4석');
    for (let press = 0; press < 5; press += 1) await user.click(button('한 석 줄이기'));

    expect(screen.getByRole('status')).toHaveTextContent('1석');
    expect(screen.getByRole('option', { name: 'S석 · 매진' })).toBeDisabled();
    expect(screen.getByRole('option', { name: 'R석 · 120,000원' })).toBeEnabled();
  });

  it('repeats a wish without an answer with the same key, and another wish with another', async () => {
    const requests = fakeApi({ [BEST]: problem(503, 'server.unavailable') });
    const { user } = show();
    const press = async (name: string, times: number) => {
      await user.click(button(name));
      await waitFor(() => expect(requests).toHaveLength(times));
    };

    await press('좋은 자리 2석 잡기', 1);
    await press('좋은 자리 2석 잡기', 2);
    await user.click(button('한 석 늘리기'));
    await press('좋은 자리 3석 잡기', 3);

    const [first, again, other] = requests.map(({ headers }) => headers.get('idempotency-key'));
    expect(first).toMatch(/^[\w-]{8,64}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('says how many are left side by side and takes them with one press', async () => {
    const details = { largest: 3, largestInAnyGrade: 3 };
    const requests = fakeApi({
      [BEST]: ({ body }) => ((body as BestWish).count > 3 ? problem(409, 'booking.no-adjacent-seats', details) : held),
    });
    const { user, router } = show();
    await user.click(button('한 석 늘리기'));
    await user.click(button('한 석 늘리기'));
    await user.click(button('좋은 자리 4석 잡기'));

    expect(await screen.findByRole('alertdialog')).toHaveTextContent('나란히 최대 3석까지');
    expect(screen.getByRole('heading')).toHaveFocus();
    await user.click(button('나란히 3석 잡기'));

    await waitFor(() => expect(router.state.location.pathname).toBe('/checkout/booking-1'));
    expect(requests.map(({ body }) => body)).toEqual([{ count: 4 }, { count: 3 }]);
  });

  it('offers another grade when the one that was wanted has nothing', async () => {
    const requests = fakeApi({
      [BEST]: ({ body }) =>
        (body as BestWish).gradeCode
          ? problem(409, 'booking.no-adjacent-seats', { largest: 0, largestInAnyGrade: 6 })
          : held,
    });
    const { user } = show();
    await user.selectOptions(screen.getByRole('combobox'), 'R');
    await user.click(button('좋은 자리 2석 잡기'));

    await user.click(await screen.findByRole('button', { name: '다른 등급에서 나란히 2석 잡기' }));

    await waitFor(() => expect(requests.at(-1)?.body).toEqual({ count: 2 }));
  });

  it('sends strangers to sign in, and goes on by itself afterwards, once', async () => {
    act(() => session.close());
    const requests = fakeApi({ [BEST]: held });
    const { user, router, unmount } = show();
    await user.click(button('좋은 자리 2석 잡기'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'));
    expect(storedWish('p1')).toEqual({ count: 2, gradeCode: undefined });
    expect(requests).toEqual([]);
    unmount();

    act(() => signIn());
    const { router: back } = show();

    await waitFor(() => expect(back.state.location.pathname).toBe('/checkout/booking-1'));
    expect(requests.map(({ body }) => body)).toEqual([{ count: 2 }]);
    expect(storedWish('p1')).toBeNull();
  });

  it('forgets a wish nobody can read', () => {
    for (const text of ['', '{', '[]', '{"count":0}', '{"count":"2"}']) {
      sessionStorage.setItem('tiketi.best-seats.p1', text);
      expect(storedWish('p1')).toBeNull();
    }
    storeWish('p1', null);
    expect(sessionStorage).toHaveLength(0);
  });
});
