import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { BookingsApi } from '../api/bookings-api';
import { SalesApi } from '../api/sales-api';
import { Office, aProblem } from '../testing/office';
import { aSession } from '../testing/builders';
import { KeptChoices } from '../ui/kept-choices';
import { Session } from './session';

const REFRESH = '/api/v1/staff/auth/refresh';
const EVENTS = '/api/v1/staff/events';
const EXPIRED = { status: 401, statusText: 'Unauthorized' };
const page = { items: [], page: 1, size: 20, total: 0 };

describe('Session', () => {
  let office: Office;
  let session: Session;

  beforeEach(() => {
    office = Office.open();
    session = TestBed.inject(Session);
  });

  afterEach(() => office.http.verify());

  it('sends the access token with every call, and only in memory', async () => {
    await office.signIn('operator');
    TestBed.inject(SalesApi).events({ page: 1, size: 20 }).subscribe();

    const call = office.http.expectOne(({ url }) => url === EVENTS);

    expect(call.request.headers.get('Authorization')).toBe('Bearer token-of-operator');
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('token-of-operator');
    call.flush(page);
  });

  it('refreshes once for many expired calls, then repeats them', async () => {
    await office.signIn('auditor');
    const events = firstValueFrom(TestBed.inject(SalesApi).events({ page: 1, size: 20 }));
    const bookings = firstValueFrom(TestBed.inject(BookingsApi).search({ page: 1, size: 20 }));
    office.http.expectOne(({ url }) => url === EVENTS).flush(aProblem(401, 'auth.token-invalid'), EXPIRED);
    office.http
      .expectOne(({ url }) => url === '/api/v1/staff/bookings')
      .flush(aProblem(401, 'auth.token-invalid'), EXPIRED);

    const refresh = office.http.expectOne(REFRESH);
    expect(refresh.request.headers.get('X-Requested-With')).toBe('tiketi');
    expect(refresh.request.headers.has('Authorization')).toBe(false);
    refresh.flush(aSession('auditor', 'renewed'));

    for (const url of [EVENTS, '/api/v1/staff/bookings']) {
      const again = await vi.waitFor(() => office.http.expectOne((call) => call.url === url));
      expect(again.request.headers.get('Authorization')).toBe('Bearer renewed');
      again.flush(page);
    }
    await Promise.all([events, bookings]);
  });

  it('ends when the refresh is refused, and keeps the wanted page', async () => {
    await office.signIn('operator');
    await office.goTo('/bookings?state=HELD');
    const call = office.http.expectOne(({ url }) => url === '/api/v1/staff/bookings');
    call.flush(aProblem(401, 'auth.token-invalid'), EXPIRED);

    office.http.expectOne(REFRESH).flush(aProblem(401, 'auth.refresh-invalid'), EXPIRED);
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toContain('/sign-in'));

    expect(session.member()).toBeNull();
    expect(TestBed.inject(Router).parseUrl(TestBed.inject(Router).url).queryParams['next']).toBe(
      '/bookings?state=HELD',
    );
    // The sign-in page is a chunk of its own: the address changes before it is drawn.
    await vi.waitFor(() => {
      office.redraw();
      expect(office.text).toContain('로그인이 만료되었습니다');
    });
  });

  it('survives a server that cannot be reached for a moment', async () => {
    await office.signIn('operator');
    const events = firstValueFrom(TestBed.inject(SalesApi).events({ page: 1, size: 20 }));
    office.http.expectOne(({ url }) => url === EVENTS).flush(aProblem(401, 'auth.token-invalid'), EXPIRED);
    office.http.expectOne(REFRESH).error(new ProgressEvent('error'));

    await expect(events).rejects.toMatchObject({ status: 0 });
    expect(session.member()?.role).toBe('operator');
  });

  it('comes back silently after a reload, and asks nothing of a browser that never signed in', async () => {
    await session.restore();
    office.http.expectNone(REFRESH);

    TestBed.inject(KeptChoices).write('signed-in', 'yes');
    const restored = session.restore();
    office.http.expectOne(REFRESH).flush(aSession('admin'));
    await restored;

    expect(session.member()?.role).toBe('admin');
  });

  it('signs out here and in other tabs', async () => {
    await office.signIn('operator');
    const done = session.signOut();
    const call = office.http.expectOne('/api/v1/staff/auth/sign-out');
    expect(call.request.headers.get('X-Requested-With')).toBe('tiketi');
    call.flush(null);
    await done;
    expect(session.member()).toBeNull();

    await office.signIn('operator');
    dispatchEvent(new StorageEvent('storage', { key: 'tiketi.admin.signed-in', newValue: null }));
    expect(session.member()).toBeNull();
  });
});
