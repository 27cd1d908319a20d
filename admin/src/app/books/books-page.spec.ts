import type { Correction, StaffRole } from '../api/models';
import { NOON } from '../testing/builders';
import { Office, aProblem, evened } from '../testing/office';

const account = (code: string, ko: string) => ({
  code,
  kind: 'ASSET',
  name: { ko, en: code },
  debit: 0,
  credit: 0,
  balance: 0,
});
const trialBalance = {
  asOf: NOON,
  timezone: 'Asia/Seoul',
  accounts: [account('BANK', '보통예금'), account('RETURNED_UNASKED', '미확인 환급')],
  totals: { debit: 0, credit: 0 },
};

const wish = (id: string, requestedBy: string): Correction => ({
  id,
  bookingId: null,
  bookingNumber: null,
  reason: '결제사가 먼저 돌려준 금액',
  lines: [
    { account: 'RETURNED_UNASKED', amount: -5000 },
    { account: 'BANK', amount: 5000 },
  ],
  requestedBy: { id: requestedBy, name: '김직원' },
  requestedAt: NOON,
  state: 'PENDING',
  decidedBy: null,
  decidedAt: null,
  decidedBecause: null,
  entryId: null,
});

describe('BooksPage', () => {
  let office: Office;

  const open = async (role: StaffRole, tab: string) => {
    office = Office.open();
    await office.signIn(role);
    await office.goTo(`/books?tab=${tab}`);
  };
  const accounts = '/api/v1/staff/ledger/trial-balance';
  const corrections = async (role: StaffRole, items: Correction[], status = 200) => {
    await open(role, 'corrections');
    const body = status === 200 ? trialBalance : aProblem(status, 'server.unavailable');
    office.http.expectOne(accounts).flush(body, { status, statusText: '' });
    (await office.asked(({ url }) => url === '/api/v1/staff/ledger/corrections')).flush({
      items,
      page: 1,
      size: 20,
      total: items.length,
    });
    await office.settle();
  };

  afterEach(() => document.querySelector('.cdk-overlay-container')?.remove());

  it('lets another administrator than the one who asked agree to a correction', async () => {
    await corrections('admin', [wish('theirs', 'somebody-else'), wish('own', 'staff-admin')]);
    const [theirs, own] = [...office.page.querySelectorAll('tk-list-card li')];

    expect(evened(theirs?.textContent ?? '')).toContain('보통예금차변5,000원');
    expect(own?.querySelector('button')).toBeNull();
    office.button('승인').click();
    await office.giveReason('명세를 확인했습니다');
    const asked = await office.asked('/api/v1/staff/ledger/corrections/theirs/approvals');
    expect(asked.request.body).toEqual({ reason: '명세를 확인했습니다' });
  });

  it('lets an auditor read corrections and ask for none', async () => {
    await corrections('auditor', [wish('theirs', 'somebody-else')]);

    expect(office.page.querySelectorAll('tk-correction-list button')).toHaveLength(0);
  });

  it('does not send a correction before debits and credits are equal', async () => {
    await corrections('admin', []);
    office.button('정정 요청').click();
    await office.settle();
    const [reason, , ...amounts] = office.page.querySelectorAll<HTMLInputElement>('tk-correction-form input');
    const type = (field: HTMLInputElement | undefined, text: string) => {
      if (!field) throw new Error('no such field');
      field.value = text;
      field.dispatchEvent(new Event('input'));
    };
    type(reason, '결제사가 먼저 돌려준 금액');
    type(amounts[0], '5000');
    type(amounts[1], '4000');
    await office.settle();

    expect(office.text).toContain('차이 1,000원');
    expect(office.button('요청하기').disabled).toBe(true);

    // As amounts are written everywhere else on the page; what is no amount is said to be none.
    type(amounts[0], '10,000');
    await office.settle();
    expect(office.text).toContain('차이 6,000원');
    expect(office.text).not.toContain('금액은 0보다 큰');
    type(amounts[0], '1,00');
    await office.settle();
    expect(office.text).toContain('금액은 0보다 큰');
  });

  it('says at which second the seats of every performance add up', async () => {
    await open('auditor', 'inventory');
    const asked = await office.asked(({ url }) => url === '/api/v1/staff/inventory');
    const seats = { capacity: 300, sold: 120, held: 6, blocked: 4, free: 170, addsUp: true };
    const one = { performanceId: 'p', title: { ko: '달빛 정원', en: 'Moonlight' }, startsAt: NOON, ...seats };
    const counts = { page: 1, size: 20, performances: 120, mismatched: 3 };
    asked.flush({ ...counts, at: NOON, items: [one, { ...one, performanceId: 'q', addsUp: false }], total: 120 });
    await office.settle();

    // Of all performances, not of the page.
    expect(office.text).toContain('전체 120개 회차 중 3개 회차의 좌석이 맞지 않습니다');
    expect([...office.page.querySelectorAll('tbody .tk-chip')].map((chip) => evened(chip.textContent))).toEqual([
      '일치',
      '불일치',
    ]);

    office.page.querySelector<HTMLInputElement>('mat-checkbox input')?.click();
    const fewer = await office.asked(({ url }) => url === '/api/v1/staff/inventory');
    expect(fewer.request.params.get('mismatchedOnly')).toBe('true');
    fewer.flush({ ...counts, at: NOON, items: [], total: 0, mismatched: 0 });
    await office.settle();
    expect(office.text).toContain('모든 회차의 좌석이 맞습니다');
  });

  it('says that the accounts could not be read, and reads them again', async () => {
    await corrections('admin', [], 503);

    expect(office.button('정정 요청').getAttribute('aria-disabled')).toBe('true');
    office.button('다시 시도').click();
    (await office.asked(accounts)).flush(trialBalance);
    await office.settle();
    expect(office.page.querySelector('tk-problem-notice')).toBeNull();
    office.button('정정 요청').click();
    await office.settle();
    expect(office.page.querySelector('tk-correction-form')).not.toBeNull();
  });

  it('names a total that differs from the ledger', async () => {
    await open('auditor', 'ties');
    const tie = { code: 'CASH_RECEIPTS', count: 2, kept: 70_000, ledger: 69_000, difference: 1000 };
    (await office.asked('/api/v1/staff/ledger/ties')).flush({ asOf: NOON, timezone: 'Asia/Seoul', items: [tie] });
    await office.settle();

    expect(office.text).toContain('장부와 다른 합계가 있습니다');
    expect(evened(office.page.querySelector('tbody')?.textContent ?? '')).toContain('70,000원69,000원1,000원');
  });
});
