import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { DailyRevenueReport } from '../api/models';
import { aDailyReport, aDay, amounts } from '../testing/builders';
import { Office, aProblem, evened } from '../testing/office';
import { FileSaver } from '../ui/file-saver';
import { areTotalsProven, sumOf } from './amounts';

const asked = (office: Office, by: 'daily' | 'events' = 'daily') =>
  office.http.expectOne(({ url }) => url === `/api/v1/staff/revenue/${by}`);

describe('amounts', () => {
  const rows = [aDay('2026-05-01', 100_000), aDay('2026-05-02', 50_000)];

  it('add up to the won', () => {
    expect(sumOf(rows)).toEqual({
      ...amounts(150_000),
      bookings: 4,
      tickets: 8,
      bookingFee: 16_000,
      discount: 10_000,
      refund: 6000,
    });
  });

  it('prove totals, and disprove them by a single won', () => {
    const totals = sumOf(rows);

    expect(areTotalsProven(rows, totals)).toBe(true);
    expect(areTotalsProven(rows, { ...totals, refund: totals.refund + 1 })).toBe(false);
  });
});

describe('RevenuePage', () => {
  const saved: string[] = [];
  let office: Office;

  beforeEach(async () => {
    saved.length = 0;
    const saver: Pick<FileSaver, 'save'> = {
      save: (response, otherwise) => {
        saved.push(`${response.body?.size} bytes, ${response.headers.get('Content-Disposition')}, ${otherwise}`);
        return 'saved.csv';
      },
    };
    office = Office.open([{ provide: FileSaver, useValue: saver }]);
    await office.signIn('auditor');
  });

  async function show(report: DailyRevenueReport): Promise<void> {
    await office.goTo('/revenue');
    asked(office).flush(report);
    await office.settle();
  }

  it('starts with this month in Korea', async () => {
    await office.goTo('/revenue');

    const { params } = asked(office).request;

    expect([params.get('from'), params.get('to')]).toEqual(['2026-05-01', '2026-05-01']);
  });

  it('shows rows, the server’s totals, and when and for what they hold', async () => {
    const rows = [aDay('2026-05-01', 100_000), aDay('2026-05-02', 50_000)];
    await show(aDailyReport(rows, sumOf(rows)));

    expect(evened(office.page.querySelector('tbody tr')?.textContent ?? '')).toContain('2026.05.01 (금)');
    const foot = evened(office.page.querySelector('tfoot')?.textContent ?? '');
    expect(foot).toContain('150,000');
    expect(foot).toContain('16,000');
    expect(office.text).toContain('2026.05.01 (금) – 2026.05.31 (일)');
    expect(office.text).toContain('시간대 Asia/Seoul (KST)');
    expect(office.text).toContain('2026.05.01 (금) 12:00:00 기준');
    expect(office.text).toContain('합계가 행의 합과 일치합니다');
  });

  it('raises its hand when totals and rows disagree', async () => {
    const rows = [aDay('2026-05-01', 100_000)];
    await show(aDailyReport(rows, { ...sumOf(rows), net: 99_999 }));

    expect(office.text).toContain('합계가 행의 합과 다릅니다');
  });

  it('puts a chosen period and view into the address', async () => {
    await show(aDailyReport([], sumOf([])));
    expect(office.text).toContain('이 기간에는 매출이 없습니다');

    office.button('지난달').click();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/revenue?from=2026-04-01&to=2026-04-30'));
    office.redraw();
    asked(office).flush(aDailyReport([], sumOf([])));
    office.button('공연별').click();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toContain('by=events'));
    office.redraw();

    expect(asked(office, 'events').request.params.get('from')).toBe('2026-04-01');
  });

  it('downloads the period on screen with the token', async () => {
    await show(aDailyReport([], sumOf([])));

    office.button('거래 내역 CSV').click();
    const call = office.http.expectOne(({ url }) => url === '/api/v1/staff/exports/transactions.csv');
    expect(call.request.params.get('from')).toBe('2026-05-01');
    expect(call.request.params.has('by')).toBe(false);
    expect(call.request.headers.get('Authorization')).toBe('Bearer token-of-auditor');
    call.flush(new Blob(['abc']), { headers: { 'Content-Disposition': 'attachment; filename="t.csv"' } });

    await vi.waitFor(() =>
      expect(saved).toEqual([
        '3 bytes, attachment; filename="t.csv", tiketi-revenue-transactions-2026-05-01-2026-05-01.csv',
      ]),
    );
  });

  it('says why a download failed', async () => {
    await show(aDailyReport([], sumOf([])));

    office.button('일별 매출 CSV').click();
    office.http
      .expectOne(({ url }) => url === '/api/v1/staff/exports/sales.csv')
      .flush(new Blob([JSON.stringify(aProblem(422, 'report.range-invalid'))]), { status: 422, statusText: 'x' });

    await vi.waitFor(() => {
      office.redraw();
      expect(office.text).toContain('조회 기간이 올바르지 않습니다');
    });
    expect(saved).toEqual([]);
  });
});
