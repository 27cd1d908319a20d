import { Office } from '../testing/office';

const entry = (id: string, action: string) => ({
  id,
  at: '2026-05-20T03:00:00Z',
  actor: { kind: 'staff', id: 'a', name: '최관리', role: 'admin' },
  action,
  subject: { type: 'performance', id: 'p' },
  before: null,
  after: null,
  reason: null,
  ip: null,
  traceId: null,
  previousHash: '0',
  hash: '1',
});

describe('AuditPage', () => {
  it('says in words what was done, also for edits the database noted, and keeps what has no words yet', async () => {
    const office = Office.open();
    await office.signIn('auditor');
    await office.goTo('/audit');
    const items = [entry('3', 'booking.unmasked'), entry('2', 'price-grade.changed'), entry('1', 'moon.landed')];
    office.http
      .expectOne(({ url }) => url === '/api/v1/staff/audit-entries')
      .flush({ items, page: 1, size: 20, total: 3 });
    await office.settle();

    const deeds = [...office.page.querySelectorAll('.what strong')].map((element) => element.textContent);
    expect(deeds).toEqual(['개인정보 열람', '가격 변경', 'moon.landed']);
  });
});
