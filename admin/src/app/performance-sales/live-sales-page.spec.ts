import { someSales } from '../testing/builders';
import { Office, aProblem } from '../testing/office';
import { OPEN_STAFF_SOCKET, type StaffSocket } from '../sign-in/staff-feed';
import { saleStatusOf } from './sale-status';

const listeners = new Map<string, (...values: unknown[]) => void>();
const socket: StaffSocket = {
  active: true,
  on: (event, listener) => listeners.set(event, listener),
  timeout: () => ({ emitWithAck: () => Promise.resolve({ ok: true, sales: someSales(120) }) }),
  connect: () => undefined,
  disconnect: () => undefined,
};
const asked = (office: Office, id = 'performance-1') => office.http.expectOne(`/api/v1/staff/performances/${id}/sales`);

describe('LiveSalesPage', () => {
  let office: Office;

  beforeEach(async () => {
    listeners.clear();
    office = Office.open([{ provide: OPEN_STAFF_SOCKET, useValue: () => Promise.resolve(socket) }]);
    await office.signIn('operator');
  });

  it('shows held, sold and free by grade, and changes without reloading', async () => {
    await office.goTo('/sales/performance-1');
    asked(office).flush(someSales(120));
    office.redraw();
    expect(office.text).toContain('달빛 정원 콘서트');
    expect(office.text).toContain('2026.06.05 (금) 19:30');
    expect(office.text).toContain('12:00:00 기준');

    listeners.get('sales')?.(someSales(125, 4, '2026-05-01T03:00:02.000Z'));
    office.redraw();

    const row = office.page.querySelector('tk-grade-table tbody tr');
    const cells = [...(row?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent?.trim());
    expect(cells.slice(0, 4)).toEqual(['300', '125', '4', '171']);
    expect(office.text).toContain('12,375,000원');
    expect(office.text).toContain('접속 이후 +5');
    expect(office.text).toContain('12:00:02 기준');
  });

  it('says when it is live', async () => {
    await office.goTo('/sales/performance-1');
    asked(office).flush(someSales(120));
    await vi.waitFor(() => expect(listeners.has('connect')).toBe(true));
    listeners.get('connect')?.();

    await vi.waitFor(() => {
      office.redraw();
      expect(office.page.querySelector('[data-link]')?.getAttribute('data-link')).toBe('live');
    });
  });

  it('says when the performance does not exist', async () => {
    await office.goTo('/sales/nowhere');
    asked(office, 'nowhere').flush(aProblem(404, 'catalog.performance-not-found'), { status: 404, statusText: 'x' });

    await vi.waitFor(() => {
      office.redraw();
      expect(office.text).toContain('회차를 찾을 수 없습니다.');
    });
  });
});

describe(saleStatusOf.name, () => {
  it.each([
    ['2026-03-31T23:59:59.000Z', 120, 'upcoming'],
    ['2026-04-01T00:00:00.000Z', 120, 'on-sale'],
    ['2026-05-01T00:00:00.000Z', 300, 'sold-out'],
    ['2026-06-05T10:30:00.000Z', 300, 'closed'],
  ] as const)('at %s with %i sold is %s', (asOf, sold, status) => {
    expect(saleStatusOf(someSales(sold, 0, asOf))).toBe(status);
  });
});
