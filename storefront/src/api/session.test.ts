import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeApi, problem } from '../test/fake-api';
import { FakeCaches } from '../test/fake-caches';
import { anAccount, signIn } from '../test/render';
import { ApiProblem } from './api-problem';
import { api, orThrow } from './client';
import { session } from './session';

const opened = (accessToken: string, expiresAt = '2999-01-01T00:00:00Z') => ({
  accessToken,
  expiresAt,
  account: anAccount(),
});

afterEach(() => session.close());

describe('a request', () => {
  it('carries the access token', async () => {
    const requests = fakeApi({ 'GET /me': { body: anAccount() } });
    signIn();

    await orThrow(api.GET('/api/v1/me'));

    expect(requests[0]?.headers.get('authorization')).toBe('Bearer access');
  });

  it('is asked again with a new token after a 401, and its body goes along', async () => {
    const requests = fakeApi({
      'POST /auth/refresh': { body: opened('new') },
      'PATCH /me': ({ headers }) =>
        headers.get('authorization') === 'Bearer new' ? { body: anAccount() } : problem(401, 'auth.token-invalid'),
    });
    signIn();

    await orThrow(api.PATCH('/api/v1/me', { body: { displayName: '새 이름' } }));

    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PATCH /me',
      'POST /auth/refresh',
      'PATCH /me',
    ]);
    expect(requests[2]?.body).toEqual({ displayName: '새 이름' });
  });

  it('refreshes before it is sent when the token is about to end', async () => {
    const requests = fakeApi({ 'POST /auth/refresh': { body: opened('new') }, 'GET /me': { body: anAccount() } });
    session.open(opened('old', new Date(Date.now() + 5_000).toISOString()));

    await orThrow(api.GET('/api/v1/me'));

    expect(requests.map(({ path }) => path)).toEqual(['/auth/refresh', '/me']);
    expect(requests[1]?.headers.get('authorization')).toBe('Bearer new');
  });

  it('throws the problem with its code, details and waiting time', async () => {
    fakeApi({ 'GET /me': problem(429, 'request.too-many', { limit: 5 }, 42) });

    const error: unknown = await orThrow(api.GET('/api/v1/me')).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ code: 'request.too-many', status: 429, details: { limit: 5 }, retryAfter: 42 });
  });

  it('says that nobody could be reached when the network is gone', async () => {
    await expect(orThrow(api.GET('/api/v1/me'))).rejects.toMatchObject({ code: 'client.offline' });
  });
});

describe('the session', () => {
  it('is refreshed once, however many ask for it at the same time', async () => {
    const requests = fakeApi({ 'POST /auth/refresh': { body: opened('new') } });
    signIn();

    const answers = await Promise.all([session.refresh(), session.refresh(), session.refresh()]);

    expect(answers).toEqual([true, true, true]);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers.get('x-requested-with')).toBe('tiketi');
  });

  it('ends when the refresh is refused', async () => {
    fakeApi({ 'POST /auth/refresh': problem(401, 'auth.refresh-invalid') });
    signIn();

    await expect(session.refresh()).resolves.toBe(false);
    expect(session.state.status).toBe('anonymous');
  });

  it('survives a lost network and a server in trouble', async () => {
    signIn();
    await expect(session.refresh()).rejects.toMatchObject({ code: 'client.offline' });
    expect(session.state.status).toBe('signed-in');

    fakeApi({ 'POST /auth/refresh': problem(503, 'server.unavailable') });
    await session.refresh();
    expect(session.state.status).toBe('signed-in');
  });

  it('asks nothing at the start in a browser that never signed in', async () => {
    const requests = fakeApi({});
    session.close();

    await session.start();

    expect(requests).toEqual([]);
    expect(session.state.status).toBe('anonymous');
  });

  it('is restored at the start in a browser that did', async () => {
    fakeApi({ 'POST /auth/refresh': { body: opened('new') } });
    localStorage.setItem('tiketi.session', '1');

    await session.start();

    expect(session.state).toMatchObject({ status: 'signed-in', accessToken: 'new' });
  });

  it('ends here when another tab signs out', async () => {
    signIn();
    const otherTab = new BroadcastChannel('tiketi.session');

    otherTab.postMessage({ type: 'signed-out' });

    await vi.waitFor(() => expect(session.state.status).toBe('anonymous'));
    otherTab.close();
  });

  it('is awaited where nobody can be asked about it, and comes back with the network', async () => {
    vi.resetModules();
    const { session: fresh } = await import('./session');
    localStorage.setItem('tiketi.session', '1');

    await fresh.start().catch(() => undefined);
    expect(fresh.state.status).toBe('away');

    fakeApi({ 'POST /auth/refresh': { body: opened('new') } });
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(fresh.state.status).toBe('signed-in'));
    fresh.close();
  });

  it('takes what was kept on this device with it', async () => {
    const caches = new FakeCaches();
    vi.stubGlobal('caches', caches);
    const keepSomething = async () => (await caches.open('tiketi.kept')).put('/api/v1/bookings/b1', Response.json({}));
    const isThere = async () => (await caches.match('/api/v1/bookings/b1', { cacheName: 'tiketi.kept' })) !== undefined;
    signIn();
    await keepSomething();

    session.close();
    await vi.waitFor(async () => expect(await isThere()).toBe(false));

    signIn();
    await keepSomething();
    signIn(anAccount({ id: '01890000-0000-7000-8000-000000000002' }));
    await vi.waitFor(async () => expect(await isThere()).toBe(false));
  });
});
