import { TestBed } from '@angular/core/testing';
import { OPEN_STAFF_SOCKET, type StaffSocket } from '../sign-in/staff-feed';
import { NOON } from '../testing/builders';
import { Office } from '../testing/office';

const base = '/api/v1/staff/performances/p1';
const asOf = new Date(NOON).toISOString();

const later = (seconds: number) => new Date(new Date(NOON).getTime() + seconds * 1_000).toISOString();

const aQueue = (over: object = {}) => ({
  performanceId: 'p1',
  revision: 7,
  phase: 'OPEN',
  mode: 'ALWAYS',
  from: null,
  onSince: asOf,
  entranceOpensAt: null,
  capacity: 400,
  ratePerMinute: 600,
  staySeconds: 600,
  autoHoldsPerSecond: 50,
  challenge: 'SUSPICIOUS',
  challengeCost: 20_000,
  paused: false,
  serving: 1200,
  lastPlace: 4321,
  pace: 1,
  admittedPerMinute: 580,
  people: { waiting: 3100, inside: 390, completed: 700, expired: 90, left: 41 },
  draw: null,
  asOf,
  ...over,
});

const aMonitor = (queue: object = aQueue()) => ({
  performanceId: 'p1',
  asOf,
  queue,
  seats: { capacity: 1597, free: 800, held: 97, sold: 700, returned: 3 },
  holdsEnded: 55,
  paymentsFailed: 12,
  paymentsOpen: 4,
  holdsPerSecond: 31,
  slowShare: 0.02,
});

describe('QueuePage', () => {
  let office: Office;

  beforeEach(() => (office = opened()));
  afterEach(() => office.http.match(() => true));

  const open = async (role: 'operator' | 'auditor', queue?: object) => {
    await office.signIn(role);
    await office.goTo('/sales/p1/queue');
    office.http.match(`${base}/sales`);
    office.http.expectOne(`${base}/monitor`).flush(aMonitor(queue));
    office.http.expectOne(`${base}/queue/changes`).flush({
      items: [{ at: asOf, by: '김운영', reason: '결제 지연 확인', before: null, after: aQueue({ paused: true }) }],
    });
    // The panel comes with the numbers, and asks then.
    await vi.waitFor(() => {
      office.redraw();
      office.http.expectOne(`${base}/rehearsals`).flush({ items: [] });
    });
    await vi.waitFor(() => {
      office.redraw();
      expect(office.text).toContain('김운영');
    });
  };

  const because = async (reason: string) => {
    const words = await vi.waitFor(() => {
      const field = document.querySelector('textarea');
      if (!field) throw new Error('No question yet');
      return field;
    });
    words.value = reason;
    words.dispatchEvent(new Event('input'));
    await vi.waitFor(() => {
      const confirm = document.querySelector<HTMLButtonElement>('tk-reason-dialog button:last-of-type');
      expect(confirm?.disabled).toBe(false);
      confirm?.click();
    });
  };

  const fieldOf = (label: string): HTMLElement => {
    const found = [...document.querySelectorAll('mat-form-field')].find((one) => one.textContent.includes(label));
    if (!(found instanceof HTMLElement)) throw new Error(`No field "${label}"`);
    return found;
  };

  const type = (label: string, value: string) => {
    const input = fieldOf(label).querySelector('input');
    if (!input) throw new Error(`Nothing to type into at "${label}"`);
    input.value = value;
    input.dispatchEvent(new Event('input'));
    office.redraw();
  };

  const choose = async (label: string, option: string) => {
    fieldOf(label).querySelector<HTMLElement>('.mat-mdc-select-trigger')?.click();
    await vi.waitFor(() => {
      office.redraw();
      const found = [...document.querySelectorAll('mat-option')].find((one) => one.textContent.trim() === option);
      if (!(found instanceof HTMLElement)) throw new Error(`No option "${option}" yet`);
      found.click();
    });
    office.redraw();
  };

  it('shows the numbers of the opening, and who changed what and why', async () => {
    await open('operator');

    for (const words of ['대기3,100', '입장390정원 400', '판매7001,597석 중', '결제 실패12', '반환3', '지연 0초'])
      expect(office.text.replaceAll(' ', '')).toContain(words.replaceAll(' ', ''));
    expect(office.text).toContain('김운영');
    expect(office.text).toContain('결제 지연 확인');
    expect(office.text).toContain('멈춤');
  });

  it('shows what the socket tells, and asks by itself from the moment it is lost', async () => {
    await open('operator');
    expect(office.text).toContain('1초마다');
    heard.get('connect')?.();
    await vi.waitFor(() => {
      office.redraw();
      expect(office.text).toContain('실시간 · 지연');
    });

    heard.get('monitor')?.({ ...aMonitor(aQueue({ serving: 1234 })), performanceId: 'p2' });
    heard.get('monitor')?.({ ...aMonitor(aQueue({ serving: 1222 })), asOf: later(2) });
    heard.get('monitor')?.({ ...aMonitor(aQueue({ serving: 1111 })), asOf: later(1) });
    office.redraw();
    expect(office.text).toContain('1,222');

    office.http.match(`${base}/monitor`);
    heard.get('disconnect')?.();
    (await office.asked(`${base}/monitor`)).flush({ ...aMonitor(aQueue({ serving: 1333 })), asOf: later(3) });
    office.redraw();
    expect(office.text).toContain('1,333');
    expect(office.text).toContain('1초마다');
  });

  it('pauses with a reason and changes nothing else', async () => {
    await open('operator');
    office.button('입장 멈추기').click();
    await because('결제사 응답이 느림');
    await vi.waitFor(() => {
      const { request } = office.http.expectOne({ method: 'PUT', url: `${base}/queue` });
      expect(request.body).toEqual({
        mode: 'ALWAYS',
        from: null,
        entranceOpensAt: null,
        capacity: 400,
        ratePerMinute: 600,
        staySeconds: 600,
        autoHoldsPerSecond: 50,
        challenge: 'SUSPICIOUS',
        challengeCost: 20_000,
        paused: true,
        revision: 7,
        reason: '결제사 응답이 느림',
      });
    });
  });

  it('says so when somebody else was faster, shows their settings, and goes on from those', async () => {
    await open('operator');
    type('동시 입장 인원', '500');
    office.button('설정 저장').click();
    await because('정원을 늘림');
    const refused = await office.asked(({ method }) => method === 'PUT');
    expect(refused.request.body).toMatchObject({ capacity: 500, revision: 7 });
    refused.flush({ status: 409, code: 'queue.settings-changed', title: '' }, { status: 409, statusText: 'Conflict' });

    const newer = aQueue({ capacity: 300, revision: 8 });
    (await office.asked(`${base}/queue/changes`)).flush({ items: [] });
    (await office.asked(`${base}/monitor`)).flush({ ...aMonitor(newer), asOf: later(1) });
    await vi.waitFor(() => {
      office.redraw();
      expect(office.text).toContain('그사이 다른 사람이 대기열 설정을 바꿔서 적용하지 않았습니다.');
      expect(fieldOf('동시 입장 인원').querySelector('input')?.value).toBe('300');
    });

    type('동시 입장 인원', '500');
    office.button('설정 저장').click();
    await because('정원을 늘림');
    const taken = await office.asked(({ method }) => method === 'PUT');
    expect(taken.request.body).toMatchObject({ capacity: 500, revision: 8 });
  });

  it('sets who is checked before joining and how hard, and says so in the list of changes', async () => {
    await open('operator');
    expect(office.text).toContain('참여 전 확인 의심되는 사람에게만(20,000회) · 멈춤');

    await choose('참여 전 확인', '모두에게');
    type('확인 계산량(최대 시도 횟수)', '40000');
    office.button('설정 저장').click();
    await because('매크로가 많음');
    await vi.waitFor(() => {
      const { request } = office.http.expectOne({ method: 'PUT', url: `${base}/queue` });
      expect(request.body).toMatchObject({ challenge: 'ALWAYS', challengeCost: 40_000, capacity: 400, paused: false });
    });
  });

  it('takes no sum that no phone could do, and asks for none where nobody is checked', async () => {
    await open('operator');
    type('확인 계산량(최대 시도 횟수)', '2000001');
    expect(office.button('설정 저장').disabled).toBe(true);
    await choose('참여 전 확인', '하지 않음');
    expect(() => fieldOf('확인 계산량(최대 시도 횟수)')).toThrow('No field');
    office.button('설정 저장').click();
    await because('확인 없이 연다');
    await vi.waitFor(() => {
      const { request } = office.http.expectOne({ method: 'PUT', url: `${base}/queue` });
      expect(request.body).toMatchObject({ challenge: 'OFF', challengeCost: 20_000 });
    });
  });

  it('offers to resume while paused, and lets auditors look only', async () => {
    await open('operator', aQueue({ paused: true, phase: 'PAUSED' }));
    expect(office.button('다시 입장시키기').disabled).toBe(false);

    office = reopened();
    await open('auditor');
    expect(() => office.button('입장 멈추기')).toThrow('No button');
    expect(() => office.button('설정 저장')).toThrow('No button');
    expect(() => office.button('리허설 시작')).toThrow('No button');
    expect(office.text).toContain('감사자는 보기만 할 수 있습니다');
  });
});

const heard = new Map<string, (...values: unknown[]) => void>();

function opened(): Office {
  heard.clear();
  const socket: StaffSocket = {
    active: true,
    on: (event, listener) => heard.set(event, listener),
    timeout: () => ({ emitWithAck: () => Promise.resolve({ ok: true, monitor: aMonitor() }) }),
    connect: () => undefined,
    disconnect: () => undefined,
  };
  return Office.open([{ provide: OPEN_STAFF_SOCKET, useValue: () => Promise.resolve(socket) }]);
}

function reopened(): Office {
  TestBed.resetTestingModule();
  return opened();
}
