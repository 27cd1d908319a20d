import type { BooksMonth, ReconCase, StaffRole } from '../api/models';
import { NOON } from '../testing/builders';
import { Office } from '../testing/office';

const difference: ReconCase = {
  id: 'case-1',
  kind: 'MISSING_HERE',
  source: 'TRANSACTION',
  state: 'OPEN',
  stateAt: NOON,
  day: '2026-04-30',
  bookingNumber: null,
  orderId: null,
  paymentKey: 'pk',
  transactionKey: 'tk',
  oursAmount: null,
  oursAt: null,
  theirsAmount: 44_000,
  theirsAt: NOON,
  difference: -44_000,
  owner: null,
  note: null,
  openedAt: NOON,
  ageSeconds: 30,
};

const april: BooksMonth = {
  month: '2026-04',
  state: 'OPEN',
  entries: 12,
  asOf: null,
  closedBy: null,
  reason: null,
  debits: null,
};

const aPage = (items: object[]) => ({ items, page: 1, size: 20, total: items.length });

describe('ReconciliationPage', () => {
  let office: Office;

  const open = async (role: StaffRole) => {
    office = Office.open();
    await office.signIn(role);
    await office.goTo('/reconciliation');
    const answers: Record<string, object> = {
      reconciliations: aPage([]),
      'reconciliation-cases': aPage([difference]),
      periods: { items: [april] },
    };
    // The cases and months are asked for again once the runs are known to be over.
    for (let asked = 1; asked > 0 || !office.text.includes(april.month);) {
      const requests = office.http.match(() => true);
      asked = requests.length;
      for (const request of requests) request.flush(answers[request.request.url.split('/').at(-1) ?? ''] ?? null);
      office.redraw();
      await new Promise((done) => setTimeout(done));
    }
    await office.settle();
  };

  afterEach(() => document.querySelector('.cdk-overlay-container')?.remove());

  it('lets an auditor read what differs and which months are open, and change nothing', async () => {
    await open('auditor');

    expect(office.text).toContain('우리 장부에 없음');
    expect(office.text).toContain('2026-04');
    expect(office.page.querySelectorAll('main button')).toHaveLength(0);
  });

  it('lets an administrator settle differences and close the oldest month that is over, with a reason', async () => {
    await open('admin');

    expect(office.button('해결').disabled).toBe(false);
    office.button('마감하기').click();
    await office.giveReason('4월 마감');
    const asked = await office.asked('/api/v1/staff/periods/2026-04/closing');
    expect(asked.request.body).toEqual({ reason: '4월 마감' });
  });
});
