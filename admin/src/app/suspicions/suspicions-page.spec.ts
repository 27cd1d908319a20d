import type { StaffRole, SuspicionCase } from '../api/models';
import { Office, aProblem } from '../testing/office';

const aCase = (over: Partial<SuspicionCase> = {}): SuspicionCase => ({
  id: 'case-1',
  state: 'APPEALED',
  score: 80,
  performance: { id: 'p1', title: { ko: '달빛 정원', en: 'Moonlight' }, startsAt: '2026-06-05T10:30:00Z' },
  bookings: [{ id: 'booking-1', number: 'TAAAAA-BBBBB', seats: 2 }],
  evidence: [
    { rule: 'REGULAR_HOLDS', points: 40, figures: { count: 8, pauseMs: 1000 }, at: '2026-05-01T00:00:00Z' },
    { rule: 'HOLD_AFTER_ADMISSION', points: 40, figures: { milliseconds: 300 }, at: '2026-05-01T00:00:01Z' },
  ],
  openedAt: '2026-05-01T00:00:00Z',
  appealBy: '2026-05-04T00:00:00Z',
  decideBy: '2026-05-03T02:00:00Z',
  appeal: '<b>직접</b> 예매했습니다',
  appealedAt: '2026-05-01T02:00:00Z',
  mayUphold: true,
  mayClear: true,
  decidedAt: null,
  decidedBy: null,
  reason: null,
  history: [{ from: '', to: 'FROZEN', actor: 'system', cause: 'signals', at: '2026-05-01T00:00:00Z' }],
  ...over,
});

describe('SuspicionsPage', () => {
  let office: Office;

  async function open(items: SuspicionCase[], role: StaffRole = 'operator', asOf = '2026-05-01T02:00:00Z') {
    office = Office.open();
    await office.signIn(role);
    await office.goTo('/suspicions');
    await answer(items, asOf);
  }

  async function answer(items: SuspicionCase[], asOf = '2026-05-01T02:00:00Z') {
    const list = await office.asked(
      ({ url, params }) => url === '/api/v1/staff/suspicion-cases' && params.get('state') === 'OPEN',
    );
    list.flush({ items, page: 1, size: 10, total: items.length, asOf });
    await office.settle();
  }

  it('shows the clock, what the suspicion rests on, and what the person says, as text', async () => {
    await open([aCase()]);

    expect(office.text).toContain('결정까지 2일');
    expect(office.text).toContain('좌석 선점 간격이 기계처럼 일정');
    expect(office.text).toContain('평균 간격(ms) 1,000');
    expect(office.text).toContain('<b>직접</b> 예매했습니다');
    expect(office.page.querySelector('a[href="/bookings/booking-1"]')?.textContent).toContain('TAAAAA-BBBBB');
  });

  it('says when time has run out', async () => {
    await open([aCase({ mayUphold: false })], 'operator', '2026-05-03T02:00:01Z');

    expect(office.text).toContain('기한이 지나 곧 풀립니다');
    expect(() => office.button('제한 유지하기')).toThrow();
  });

  it('decides with a reason for the person to read', async () => {
    await open([aCase()]);

    office.button('제한 풀기').click();
    await office.settle();
    const field = document.querySelector<HTMLTextAreaElement>(
      'cdk-dialog-container textarea, .cdk-dialog-container textarea',
    );
    if (!field) throw new Error('a reason is asked for');
    field.value = '가족 예매로 확인';
    field.dispatchEvent(new Event('input'));
    await office.settle();
    [...document.querySelectorAll<HTMLButtonElement>('.cdk-overlay-container button')]
      .find(({ textContent }) => textContent.trim() === '제한 풀기')
      ?.click();

    const request = await office.asked('/api/v1/staff/suspicion-cases/case-1/decisions');
    expect(request.request.body).toEqual({ decision: 'CLEARED', reason: '가족 예매로 확인' });
    request.flush(aProblem(409, 'suspicion.not-decidable'), { status: 409, statusText: 'Conflict' });
    await answer([]);
    expect(office.text).toContain('그 사이 결정되었거나 기한이 지났습니다');
  });

  it('lets an auditor look and not decide', async () => {
    await open([aCase()], 'auditor');

    expect(office.text).toContain('달빛 정원');
    expect(() => office.button('제한 풀기')).toThrow();
  });

  it('waits for a person who can still answer', async () => {
    await open([aCase({ state: 'FROZEN', appeal: null, appealedAt: null, mayUphold: false })]);

    expect(office.text).toContain('소명을 기다려야 제한을 유지할 수 있습니다');
    expect(office.text).toContain('아직 소명하지 않았습니다');
  });
});
