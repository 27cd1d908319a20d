import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { anEvent } from '../testing/builders';
import { Office, aProblem } from '../testing/office';

const EVENTS = '/api/v1/staff/events';
const asked = (office: Office) => office.http.expectOne(({ url }) => url === EVENTS);

describe('EventsPage', () => {
  let office: Office;

  beforeEach(async () => {
    office = Office.open();
    await office.signIn('operator');
  });

  it('shows what every event sold, and opens its performances', async () => {
    await office.goTo('/events');
    asked(office).flush({ items: [anEvent()], page: 1, size: 20, total: 1 });
    await office.settle();

    expect(office.text).toContain('달빛 정원 콘서트');
    expect(office.text).toContain('콘서트 · 가온 소극장');
    expect(office.text).toContain('11,880,000원');
    expect(office.text).toContain('판매율 40%, 300석 중 120석');

    office.button('달빛 정원 콘서트 회차 펼치기').click();
    office.redraw();

    const link = office.page.querySelector<HTMLAnchorElement>('a[href="/sales/performance-1"]');
    expect(link?.textContent).toContain('2026.06.05 (금) 19:30');
  });

  it('turns the rule about single seats on, with a reason', async () => {
    await office.goTo('/events');
    asked(office).flush({ items: [anEvent()], page: 1, size: 20, total: 1 });
    await office.settle();
    office.button('달빛 정원 콘서트 회차 펼치기').click();
    office.redraw();
    expect(office.text).toContain('한 자리만 남는 선택 막기 꺼짐');

    office.button('규칙 켜기').click();
    await office.giveReason('주최자의 요청입니다');
    const request = office.http.expectOne('/api/v1/staff/events/event-1/seat-rule');
    expect([request.request.method, request.request.body]).toEqual([
      'PUT',
      { leavesNoSingleSeats: true, reason: '주최자의 요청입니다' },
    ]);
    request.flush(null);
    await office.settle();

    expect(office.text).toContain('한 자리만 남는 선택 막기 켜짐');
  });

  it('keeps search and page in the address', async () => {
    await office.goTo('/events?q=IU&page=3');

    const { params } = asked(office).request;

    expect([params.get('q'), params.get('page'), params.get('size')]).toEqual(['IU', '3', '20']);
  });

  it('starts at the first page when the address makes no sense', async () => {
    await office.goTo('/events?page=-2');

    expect(asked(office).request.params.get('page')).toBe('1');
  });

  it('says when nothing was found', async () => {
    await office.goTo('/events?q=없는공연');
    asked(office).flush({ items: [], page: 1, size: 20, total: 0 });
    await office.settle();

    expect(office.text).toContain('‘없는공연’에 맞는 공연이 없습니다');
  });

  it('says what failed and tries again', async () => {
    await office.goTo('/events');
    asked(office).flush(aProblem(503, 'server.unavailable'), { status: 503, statusText: 'Unavailable' });
    await office.settle();
    expect(office.text).toContain('지금은 서비스를 이용할 수 없습니다');
    expect(office.text).toContain('trace-1');

    office.button('다시 시도').click();
    office.redraw();
    asked(office).flush({ items: [anEvent()], page: 1, size: 20, total: 1 });
    await office.settle();

    expect(office.text).toContain('달빛 정원 콘서트');
  });

  it('turns pages', async () => {
    await office.goTo('/events');
    asked(office).flush({ items: [anEvent()], page: 1, size: 20, total: 41 });
    await office.settle();
    expect(office.text).toContain('전체 41건 중 1–20');

    office.button('다음').click();

    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/events?page=2'));
  });
});
