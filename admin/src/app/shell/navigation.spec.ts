import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { Office, evened } from '../testing/office';
import { I18n } from '../ui/i18n/i18n';
import { sectionsFor } from './navigation';

const menu = (office: Office) =>
  [...office.page.querySelectorAll('nav .links a')].map((link) => evened(link.textContent));

describe('navigation by role', () => {
  let office: Office;

  beforeEach(() => {
    office = Office.open();
  });

  it.each([
    ['operator', ['events', 'sales', 'bookings', 'refunds', 'suspicions', 'invariants']],
    [
      'auditor',
      [
        'events',
        'sales',
        'bookings',
        'refunds',
        'suspicions',
        'revenue',
        'books',
        'reconciliation',
        'audit',
        'invariants',
        'retention',
      ],
    ],
    [
      'admin',
      [
        'events',
        'sales',
        'bookings',
        'refunds',
        'suspicions',
        'revenue',
        'books',
        'reconciliation',
        'audit',
        'invariants',
        'retention',
      ],
    ],
  ] as const)('%s sees %j', (role, sections) => {
    expect(sectionsFor(role).map(({ id }) => id)).toEqual(sections);
  });

  it('offers an operator no revenue, and refuses the address', async () => {
    await office.signIn('operator');
    await office.goTo('/revenue');

    expect(menu(office)).toEqual(['공연 판매 현황', '실시간 판매', '예매 조회', '환불', '매크로 의심', '무결성 점검']);
    expect(office.text).toContain('이 화면을 볼 권한이 없습니다');
    expect(office.text).toContain('운영자 역할에는 열려 있지 않은');
    office.http.expectNone(({ url }) => url.includes('/revenue'));
  });

  it('offers an auditor revenue', async () => {
    await office.signIn('auditor');
    await office.goTo('/revenue');

    expect(menu(office)).toContain('매출');
    expect(TestBed.inject(Router).url).toBe('/revenue');
    office.http.expectOne(({ url }) => url === '/api/v1/staff/revenue/daily');
  });

  it('switches language and keeps the page', async () => {
    await office.signIn('operator');
    await office.goTo('/nowhere');

    TestBed.inject(I18n).choose('en');
    office.redraw();

    expect(menu(office)).toEqual([
      'Events and sales',
      'Live sales',
      'Bookings',
      'Refunds',
      'Suspected macros',
      'Invariants',
    ]);
    expect(office.text).toContain('Page not found');
    expect(document.documentElement.lang).toBe('en');
    expect(TestBed.inject(Title).getTitle()).toBe('Page not found · TIKETI Back office');
    expect(TestBed.inject(Router).url).toBe('/nowhere');
  });
});
