import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { aBooking } from '../testing/builders';
import { Office, evened } from '../testing/office';
import { bookingFilterOf } from './booking-query';

const asked = (office: Office) => office.http.expectOne(({ url }) => url === '/api/v1/staff/bookings');
const NOTHING = {
  q: undefined,
  state: undefined,
  performanceId: undefined,
  from: undefined,
  to: undefined,
  page: 1,
  size: 20,
};

describe(bookingFilterOf.name, () => {
  it('leaves out what makes no sense', () => {
    expect(bookingFilterOf({ ...NOTHING, state: 'DRUNK', from: '2026-02-30', to: '2026-03-01' })).toEqual({
      page: 1,
      size: 20,
    });
    expect(bookingFilterOf({ ...NOTHING, from: '2026-03-02', to: '2026-03-01' })).toEqual({ page: 1, size: 20 });
  });
});

describe('BookingsPage', () => {
  let office: Office;

  beforeEach(async () => {
    office = Office.open();
    await office.signIn('auditor');
  });

  afterEach(() => document.querySelector('.cdk-overlay-container')?.remove());

  it('asks for what the address says', async () => {
    await office.goTo('/bookings?q=T2026&state=CONFIRMED&from=2026-05-01&to=2026-05-31&page=2');

    const { params } = asked(office).request;

    expect(Object.fromEntries(params.keys().map((key) => [key, params.get(key)]))).toEqual({
      q: 'T2026',
      state: 'CONFIRMED',
      from: '2026-05-01',
      to: '2026-05-31',
      page: '2',
      size: '20',
    });
  });

  it('shows bookings with personal data masked, whatever the server sent', async () => {
    await office.goTo('/bookings');
    const careless = aBooking({ id: 'booking-2', buyer: { name: '홍길동', email: 'gildong@example.com' } });
    asked(office).flush({ items: [aBooking(), careless], page: 1, size: 20, total: 2 });
    await office.settle();

    expect(office.text).toContain('홍*동');
    expect(office.text).toContain('h***@e***.com');
    expect(office.text).toContain('gi***@example.com');
    expect(office.page.innerHTML.includes('홍길동')).toBe(false);
    expect(office.page.innerHTML.includes('gildong@')).toBe(false);
    expect(office.text).toContain('202,000원');
  });

  it('opens a booking in a sheet', async () => {
    await office.goTo('/bookings');
    asked(office).flush({ items: [aBooking({ confirmedAt: null, paymentMethod: null })], page: 1, size: 20, total: 1 });
    await office.settle();

    office.button('예매 T20260501001 자세히 보기').click();
    await office.settle();

    const sheet = document.querySelector('[role="dialog"]');
    expect(sheet?.getAttribute('aria-labelledby')).toBe('booking-detail-heading');
    expect(evened(sheet?.textContent ?? '')).toContain('확정 전');
    expect(evened(sheet?.textContent ?? '')).toContain('결제 전');
    expect(evened(sheet?.textContent ?? '')).toContain('2매');
  });

  it('says when nothing matches, and forgets the conditions on reset', async () => {
    await office.goTo('/bookings?state=EXPIRED');
    asked(office).flush({ items: [], page: 1, size: 20, total: 0 });
    await office.settle();
    expect(office.text).toContain('조건에 맞는 예매가 없습니다');

    office.button('초기화').click();

    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/bookings'));
  });
});
