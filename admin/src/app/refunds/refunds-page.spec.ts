import type { MoneyCase, StaffRefund, StaffRole } from '../api/models';
import { NOON } from '../testing/builders';
import { Office } from '../testing/office';

const refund = (with_: Partial<StaffRefund>): StaffRefund => ({
  id: 'refund-1',
  bookingId: 'booking-1',
  bookingNumber: 'T20260501-001',
  state: 'DONE',
  cause: 'BUYER',
  amount: 44_000,
  attempts: 1,
  lastError: null,
  nextAction: 'NONE',
  requestedAt: NOON,
  requestedBy: 'buyer:1',
  reason: '',
  ageSeconds: 4,
  ...with_,
});

const compensation: MoneyCase = {
  id: 'case-1',
  kind: 'COMPENSATION',
  state: 'OPEN',
  bookingId: 'booking-1',
  bookingNumber: 'T20260501-001',
  refundId: 'refund-1',
  amount: 9_900,
  tookSeats: false,
  openedAt: NOON,
  ageSeconds: 7200,
  owner: null,
  outcome: null,
  reference: null,
  note: null,
  closedAt: null,
};

describe('RefundsPage', () => {
  let office: Office;

  const open = async (role: StaffRole, url: string, path: string, items: object[]) => {
    office = Office.open();
    await office.signIn(role);
    await office.goTo(url);
    office.http.expectOne((request) => request.url === path).flush({ items, page: 1, size: 20, total: items.length });
    await office.settle();
  };

  afterEach(() => document.querySelector('.cdk-overlay-container')?.remove());

  it('says how long a refund took or waits and offers what can be done about it', async () => {
    const stuck = refund({ id: 'refund-2', state: 'MANUAL', nextAction: 'TRANSFER_BY_HAND', ageSeconds: 7200 });
    await open('admin', '/refunds', '/api/v1/staff/refunds', [refund({}), stuck]);

    const [done, waits] = [...office.page.querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(done).toMatch(/완료까지\s+1분 미만/);
    expect(waits).toMatch(/대기\s+2시간/);
    expect(office.page.querySelectorAll('li button')).toHaveLength(2);
  });

  it('closes a compensation as paid under the reference of its transfer', async () => {
    await open('admin', '/refunds?tab=cases', '/api/v1/staff/money-cases', [compensation]);

    office.button('지급 처리').click();
    await office.giveReason('보상금을 보냈습니다', 'KB-2026-0501');
    const asked = await office.asked('/api/v1/staff/money-cases/case-1/closing');
    expect(asked.request.body).toEqual({ outcome: 'PAID', reference: 'KB-2026-0501', reason: '보상금을 보냈습니다' });
  });

  it('lets an operator take a case but not end it', async () => {
    await open('operator', '/refunds?tab=cases', '/api/v1/staff/money-cases', [compensation]);
    expect([...office.page.querySelectorAll('li button')].map(({ textContent }) => textContent)).toEqual(['담당하기']);
  });

  it('lets an auditor only look', async () => {
    await open('auditor', '/refunds?tab=cases', '/api/v1/staff/money-cases', [compensation]);
    expect(office.page.querySelectorAll('li button')).toHaveLength(0);
  });
});
