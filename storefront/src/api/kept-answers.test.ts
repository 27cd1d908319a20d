import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeApi } from '../test/fake-api';
import { FakeCaches } from '../test/fake-caches';
import { fetchOrKept, forgetKept, isKept, KEPT_AT, keptShown } from './kept-answers';

const at = (path: string) => new URL(`/api/v1${path}`, location.origin).href;
const ask = (path: string) => fetchOrKept(new Request(at(path)));
const kept = (path: string) => vi.waitFor(async () => expect(await isKept(at(path))).toBe(true));
const noNetwork = () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));

beforeEach(() => vi.stubGlobal('caches', new FakeCaches()));
afterEach(() => forgetKept());

describe('answers about bookings', () => {
  it.each([
    '/bookings?page=1&size=100',
    '/bookings/b1',
    '/bookings/b1/tickets',
    '/bookings/b1/confirmation.pdf?locale=ko',
  ])('are there without a network: %s', async (path) => {
    fakeApi({ [`GET ${path.split('?')[0]}`]: { body: { number: 7 } } });
    expect((await ask(path)).headers.has(KEPT_AT)).toBe(false);
    await kept(path);
    noNetwork();

    const answer = await ask(path);

    expect(await answer.json()).toEqual({ number: 7 });
    expect(keptShown.get()).toBe(answer.headers.get(KEPT_AT));
  });

  it('come from the network whenever it answers', async () => {
    fakeApi({ 'GET /bookings/b1': { body: { state: 'CONFIRMED' } } });
    await ask('/bookings/b1');
    await kept('/bookings/b1');
    noNetwork();
    await ask('/bookings/b1');
    fakeApi({ 'GET /bookings/b1': { body: { state: 'CANCELLED' } } });

    expect(await (await ask('/bookings/b1')).json()).toEqual({ state: 'CANCELLED' });
    expect(keptShown.get()).toBeUndefined();
  });

  it.each([502, 503, 504])('are there while nobody answers behind the balancer: %i', async (status) => {
    fakeApi({ 'GET /bookings/b1': { body: { number: 7 } } });
    await ask('/bookings/b1');
    await kept('/bookings/b1');
    fakeApi({ 'GET /bookings/b1': { status } });

    expect((await ask('/bookings/b1')).status).toBe(200);
  });

  it('are shown when the network lets nothing through, and asked for anew when it does', async () => {
    vi.useFakeTimers();
    try {
      fakeApi({ 'GET /bookings/b1': { body: { number: 7 } } });
      await ask('/bookings/b1');
      await kept('/bookings/b1');
      let arrive: (response: Response) => void = () => undefined;
      vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (arrive = resolve)));

      const answer = ask('/bookings/b1');
      await vi.advanceTimersByTimeAsync(3000);
      expect((await answer).headers.has(KEPT_AT)).toBe(true);
      arrive(Response.json({ number: 8 }));
      await vi.waitFor(() => expect(keptShown.get()).toBeUndefined());
    } finally {
      vi.useRealTimers();
    }
  });

  it('that were refused are not kept, and what was never asked is a lost network', async () => {
    fakeApi({ 'GET /bookings/b1': { status: 404, body: {} } });
    expect((await ask('/bookings/b1')).status).toBe(404);
    noNetwork();

    await expect(ask('/bookings/b1')).rejects.toThrow('Failed to fetch');
  });

  it('go when somebody signs out, also those still on their way', async () => {
    fakeApi({ 'GET /bookings/b1': { body: {} }, 'GET /bookings/b2': { body: {} } });
    await ask('/bookings/b1');
    await kept('/bookings/b1');
    await ask('/bookings/b2');
    await forgetKept();

    expect(await isKept(at('/bookings/b1'))).toBe(false);
    expect(await isKept(at('/bookings/b2'))).toBe(false);
  });

  it('take an old paper with them when a ticket is not the same any more', async () => {
    fakeApi({
      'GET /bookings/b1/tickets': { body: ['VALID'] },
      'GET /bookings/b1/confirmation.pdf': { body: 'paper' },
    });
    await ask('/bookings/b1/tickets');
    await kept('/bookings/b1/tickets');
    await ask('/bookings/b1/confirmation.pdf?locale=ko');
    await kept('/bookings/b1/confirmation.pdf?locale=ko');
    fakeApi({ 'GET /bookings/b1/tickets': { body: ['VOID'] } });
    await ask('/bookings/b1/tickets');

    await vi.waitFor(async () => expect(await isKept(at('/bookings/b1/confirmation.pdf?locale=ko'))).toBe(false));
  });
});

it.each(['/events', '/bookings/b1/cancellation-quote', '/me', '/bookings?page=2&size=100'])(
  'nothing else is kept: %s',
  async (path) => {
    fakeApi({ [`GET ${path.split('?')[0]}`]: { body: {} } });
    await ask(path);
    noNetwork();

    await expect(ask(path)).rejects.toThrow('Failed to fetch');
  },
);
