import { act, screen, waitFor } from '@testing-library/react';
import { useReducer, useRef } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { session } from '../../../api/session';
import { fakeApi, problem } from '../../../test/fake-api';
import { renderPage, signIn } from '../../../test/render';
import { emptySelection, selectionReducer } from '../selection/selection';
import { storedSelection, storeSelection } from '../selection/stored-selection';
import { aSeating } from '../testing/a-drawing';
import { useHoldFlow } from './use-hold-flow';

const HOLDS = 'POST /performances/:id/holds';
const held = { status: 201, body: { id: 'booking-1' } };

let seating = aSeating();

function Picker() {
  const [selection, dispatch] = useReducer(selectionReducer, { ...emptySelection(4), ordinals: [0, 1] });
  const holding = useRef(false);
  const flow = useHoldFlow('p1', seating, dispatch, holding);
  return (
    <>
      <button onClick={() => flow.hold(selection.ordinals)}>hold</button>
      <p>chosen {selection.ordinals.join(' ')}</p>
      <p>limit {selection.limit}</p>
      <p>taken {flow.taken ? JSON.stringify(flow.taken) : 'nothing'}</p>
      {flow.isUnverified && <p>unverified</p>}
      {flow.opensAt && <p>opens {flow.opensAt}</p>}
    </>
  );
}

const show = () => renderPage(<Picker />, { path: '/performances/p1/seats' });

describe('holding seats', () => {
  beforeEach(() => {
    seating = aSeating();
    sessionStorage.clear();
    signIn();
  });

  afterEach(() => session.close());

  it('asks for all chosen seats and goes on to pay', async () => {
    const requests = fakeApi({ [HOLDS]: held });
    const { user, router } = show();

    await user.click(screen.getByText('hold'));

    await waitFor(() => expect(router.state.location.pathname).toBe('/checkout/booking-1'));
    expect(requests[0]?.body).toEqual({ seatIds: ['A-1-1', 'A-1-2'] });
  });

  it('repeats a wish that got no answer with the same key', async () => {
    let attempts = 0;
    const requests = fakeApi({ [HOLDS]: () => ((attempts += 1) === 1 ? problem(503, 'server.unavailable') : held) });
    const { user, router } = show();

    await user.click(screen.getByText('hold'));
    await waitFor(() => expect(requests).toHaveLength(1));
    await user.click(screen.getByText('hold'));

    await waitFor(() => expect(router.state.location.pathname).toBe('/checkout/booking-1'));
    const keys = requests.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys[0]).toMatch(/^[\w-]{8,64}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  it('takes another key after a refusal', async () => {
    const requests = fakeApi({ [HOLDS]: problem(409, 'booking.sale-closed') });
    const { user } = show();

    await user.click(screen.getByText('hold'));
    await waitFor(() => expect(requests).toHaveLength(1));
    await user.click(screen.getByText('hold'));
    await waitFor(() => expect(requests).toHaveLength(2));

    expect(requests[1]?.headers.get('idempotency-key')).not.toBe(requests[0]?.headers.get('idempotency-key'));
  });

  it('lets go of lost seats and passes on the alternatives', async () => {
    const details = { taken: ['A-1-2'], alternatives: [['A-2-1', 'A-2-2'], ['X-9-9']] };
    fakeApi({ [HOLDS]: problem(409, 'booking.seats-taken', details) });
    const { user } = show();

    await user.click(screen.getByText('hold'));

    expect(await screen.findByText('taken {"lost":[1],"strands":false,"alternatives":[[5,6]]}')).toBeVisible();
    expect(screen.getByText('chosen 0')).toBeVisible();
  });

  it('keeps a choice that would leave a seat alone, names that seat and passes on the alternatives', async () => {
    const details = { stranded: ['A-1-3'], alternatives: [['A-2-1', 'A-2-2']] };
    fakeApi({ [HOLDS]: problem(422, 'booking.strands-seat', details) });
    const { user } = show();

    await user.click(screen.getByText('hold'));

    expect(await screen.findByText('taken {"lost":[2],"strands":true,"alternatives":[[5,6]]}')).toBeVisible();
    expect(screen.getByText('chosen 0 1')).toBeVisible();
  });

  it('learns the limit from the server', async () => {
    fakeApi({ [HOLDS]: problem(422, 'booking.too-many-seats', { limit: 4, alreadyHeld: 3 }) });
    const { user } = show();

    await user.click(screen.getByText('hold'));

    expect(await screen.findByText('limit 1')).toBeVisible();
  });

  it('explains an address that is not confirmed, and a sale that is not open', async () => {
    let answer = problem(403, 'auth.email-unverified');
    fakeApi({ [HOLDS]: () => answer });
    const { user } = show();

    await user.click(screen.getByText('hold'));
    expect(await screen.findByText('unverified')).toBeVisible();

    answer = problem(409, 'booking.sale-not-open', { opensAt: '2031-01-01T11:00:00Z' });
    await user.click(screen.getByText('hold'));
    expect(await screen.findByText('opens 2031-01-01T11:00:00Z')).toBeVisible();
  });

  it('sends strangers to sign in and keeps their choice', async () => {
    act(() => session.close());
    const requests = fakeApi({});
    const { user, router } = show();

    await user.click(screen.getByText('hold'));

    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'));
    expect(router.state.location.search).toBe('?returnTo=%2Fperformances%2Fp1%2Fseats');
    expect(storedSelection('p1')).toEqual({ seatIds: ['A-1-1', 'A-1-2'], wantsHold: true });
    expect(requests).toEqual([]);
  });

  it('goes on by itself after signing in, once', async () => {
    storeSelection('p1', { seatIds: ['A-2-1'], wantsHold: true });
    const requests = fakeApi({ [HOLDS]: held });
    const { router } = show();

    await waitFor(() => expect(router.state.location.pathname).toBe('/checkout/booking-1'));
    expect(requests.map(({ body }) => body)).toEqual([{ seatIds: ['A-2-1'] }]);
  });

  it('does not go on with seats that are gone meanwhile', async () => {
    seating = aSeating({ 5: 2 });
    storeSelection('p1', { seatIds: ['A-2-1'], wantsHold: true });
    const requests = fakeApi({ [HOLDS]: held });
    show();

    await waitFor(() => expect(storedSelection('p1')?.wantsHold).toBe(false));
    expect(requests).toEqual([]);
  });
});
