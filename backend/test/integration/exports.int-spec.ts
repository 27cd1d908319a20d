import { createHash, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { addDays, koreanDay } from '#kernel/korean-time';
import { LedgerBooks, LedgerPeriods } from '#modules/ledger';
import { Transactions } from '#platform/database/transactions';
import { PrepareExport } from '../../src/modules/reports/application/exports/prepare-export.use-case';
import { WriteExport } from '../../src/modules/reports/application/exports/write-export.use-case';
import {
  EXPORT_GROUPS,
  EXPORT_REPORTS,
  type ExportFormat,
  type ExportGroup,
  type ExportReport,
} from '../../src/modules/reports/domain/exports/export-spec';
import { RevenueReports } from '../../src/modules/reports/application/revenue-reports';
import { reportRange } from '../../src/modules/reports/domain/report-range';
import { ReportsModule } from '../../src/modules/reports/reports.module';
import { breaksOnPurpose } from './invariants';
import { PaymentsScene } from './payments-scene';

// Money goes back here that nobody had asked for: the ledger must book it, and these must cry.
breaksOnPurpose('P6', 'P8');

let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start(ReportsModule);
});
afterAll(() => scene.stop());

/** The first day, in Seoul, of the month so many months before this one. */
function monthBefore(months: number): string {
  const [year = 0, month = 0] = koreanDay(new Date()).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
}

/** Two seats for 102,000 won, approved by the gateway at noon in Seoul of that day. */
async function aSaleOn(day: string) {
  const buyer = await scene.authenticated();
  scene.toss.mishaps.push({ kind: 'answer', change: { approvedAt: `${day}T12:00:00+09:00` } });
  await buyer.pay();
  const row = await scene.backend.sql.one<{ id: string }>('select id from payment where booking_id = $1', [
    buyer.bookingId,
  ]);
  return { ...buyer, paymentId: row?.id ?? '' };
}

/** Money the gateway returned by itself, now. */
async function aRefundOf({ paymentId }: { paymentId: string }) {
  await scene.backend.owner.query(
    `begin;
     insert into payment_transaction (payment_id, kind, amount, transaction_key, at) values ('${paymentId}', 'REFUND', 102000, '${randomUUID()}', now());
     update payment set state = 'CANCELED', moved_by = 'test', moved_because = 'test' where id = '${paymentId}';
     commit`,
  );
}

interface Wish {
  report?: ExportReport;
  by?: ExportGroup | null;
  from: string;
  to: string;
  asOf?: Date;
}

const specOf = ({ report = 'sales', by = null, ...wish }: Wish) =>
  scene.backend.get(PrepareExport).execute({ report, by, format: 'csv', ...wish });

async function fileOf(wish: Wish, format: ExportFormat = 'csv'): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  await scene.backend.get(WriteExport).execute(await specOf(wish), format, out);
  return Buffer.concat(chunks);
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const totalOf = (csv: Buffer, label: string) =>
  Number(new RegExp(`^합계 ${label},(-?\\d+)`, 'm').exec(csv.toString())?.[1]);

describe('an export', () => {
  it('of a closed month never changes: what is learnt later counts in the next open one', async () => {
    const [first, next] = [monthBefore(2), monthBefore(1)];
    const month = { from: first, to: addDays(next, -1) };
    const sale = await aSaleOn(addDays(first, 14));
    await aSaleOn(addDays(first, 27));
    const everyFile = async () => {
      const files: string[] = [];
      for (const report of EXPORT_REPORTS)
        for (const by of [null, ...EXPORT_GROUPS])
          for (const format of ['csv', 'xlsx'] as const)
            files.push(sha256(await fileOf({ ...month, report, by }, format)));
      return files;
    };
    await scene.backend
      .get(Transactions)
      .run(() => scene.backend.get(LedgerPeriods).close(first.slice(0, 7), 'auditor', '월 마감'));
    const before = await everyFile();
    const later = { from: next, to: koreanDay(new Date()) };
    const laterBefore = await fileOf({ ...later, by: 'month' });

    await aRefundOf(sale);
    await aSaleOn(addDays(first, 20));
    await scene.backend.owner.query(`update event set title_ko = '다른 제목'`);

    expect(await everyFile()).toEqual(before);
    expect(sha256(await fileOf({ ...month, asOf: new Date() }))).toBe(before[0]);
    const laterNow = await fileOf({ ...later, by: 'month' });
    expect(totalOf(laterNow, '티켓 금액\\(원\\)') - totalOf(laterBefore, '티켓 금액\\(원\\)')).toBe(100_000);
    expect(totalOf(laterNow, '티켓 환입\\(원\\)') - totalOf(laterBefore, '티켓 환입\\(원\\)')).toBe(100_000);
    // The late sale is dated to the first instant after the closed month, and says itself when it really was.
    const ledger = (await fileOf({ ...later, report: 'ledger' })).toString();
    expect(ledger).toContain(`${next} 00:00:00,${addDays(first, 20)} 12:00:00`);
  });

  it('closes months one after the other, and only when they are over', async () => {
    const periods = scene.backend.get(LedgerPeriods);
    await aSaleOn(addDays(monthBefore(1), 3));
    const close = (month: string) =>
      scene.backend.get(Transactions).run(() => periods.close(month, 'auditor', '월 마감'));

    await expect(close(monthBefore(0).slice(0, 7))).rejects.toMatchObject({ code: 'period.not-its-turn' });
    await expect(close(monthBefore(6).slice(0, 7))).rejects.toMatchObject({ code: 'period.not-its-turn' });
    const again = await close(monthBefore(2).slice(0, 7));
    expect((await periods.closed()).map(({ asOf }) => asOf)).toEqual([again.asOf]);
  });

  it('is what its manifest says', async () => {
    const range = { from: monthBefore(2), to: koreanDay(new Date()) };
    const wish = { ...range, asOf: await scene.backend.get(LedgerBooks).settledAsOf() };

    const { files, rowCount, totals } = await scene.backend.get(WriteExport).manifest(await specOf(wish));

    for (const { format, sha256: sum, bytes } of files) {
      const file = await fileOf(wish, format);
      expect([format, sha256(file), file.length]).toEqual([format, sum, bytes]);
    }
    expect(files.map(({ name }) => name)).toEqual([
      `티케티_매출_상세_${range.from}_${range.to}.csv`,
      `티케티_매출_상세_${range.from}_${range.to}.xlsx`,
    ]);
    expect(rowCount).toBeGreaterThan(3);
    expect(totals['net']).toBe(totalOf(await fileOf(wish), '순매출\\(원\\)'));
  });

  it('adds up to the ledger, to the won, however it is grouped', async () => {
    const range = { from: monthBefore(2), to: koreanDay(new Date()) };
    const books = scene.backend.get(LedgerBooks);
    const asOf = await books.settledAsOf();
    const { accounts, totals } = await books.trialBalance(asOf);
    const balance = (code: string) => accounts.find((account) => account.code === code)?.balance;

    expect(totals.debit).toBe(totals.credit);
    for (const by of [null, ...EXPORT_GROUPS]) {
      const sums = async (report: ExportReport) =>
        (await scene.backend.get(WriteExport).manifest(await specOf({ ...range, report, by, asOf }))).totals;
      expect(await sums('sales')).toMatchObject({
        gross: -(balance('TICKET_SALES') ?? 0),
        booking_fee: -(balance('BOOKING_FEES') ?? 0),
        refunded_sales: balance('REFUNDED_SALES'),
        refunded_fee: balance('REFUNDED_BOOKING_FEES'),
      });
      expect(await sums('transactions')).toMatchObject({ net: balance('GATEWAY_RECEIVABLE') });
      expect(await sums('ledger')).toEqual({ debit: totals.debit, credit: totals.credit });
    }
  });

  it('tells the VAT in what was earned: an eleventh, entry by entry, and less of it where money went back', async () => {
    const range = { from: monthBefore(2), to: koreanDay(new Date()) };
    const rows = (await fileOf(range)).toString().split('\r\n');
    const titles = (rows.find((row) => row.startsWith('전표 번호')) ?? '').split(',');
    const column = (cells: string[], title: string) => Number(cells[titles.indexOf(title)]);
    const told = rows
      .filter((row) => /^\d+,2/.test(row))
      .map((row) => row.split(','))
      .map((cells) => [column(cells, '순매출(원)'), column(cells, '매출 부가세(원)')]);

    expect(rows.find((row) => row.startsWith('부가세'))).toContain('10/110');
    expect(new Set(told.map(String))).toEqual(new Set(['102000,9273', '-102000,-9273']));
  });

  it('says the same as the revenue pages', async () => {
    const wish = { from: monthBefore(2), to: koreanDay(new Date()) };
    const reports = scene.backend.get(RevenueReports);
    const [daily, byEvent] = [
      await reports.daily(reportRange(wish.from, wish.to)),
      await reports.byEvent(reportRange(wish.from, wish.to)),
    ];
    const { totals } = await scene.backend.get(WriteExport).manifest(await specOf(wish));

    for (const page of [daily.totals, byEvent.totals])
      expect(page).toMatchObject({
        gross: totals['gross'],
        bookingFee: totals['booking_fee'],
        refund: (totals['refunded_sales'] ?? 0) + (totals['refunded_fee'] ?? 0) - (totals['cancellation_fee'] ?? 0),
        net: totals['net'],
      });
    expect(daily.rows.reduce((sum, { net }) => sum + net, 0)).toBe(daily.totals.net);
  });

  it('shows what was recorded at an instant and nothing that came after, and no future', async () => {
    const today = koreanDay(new Date());
    const asOf = await scene.backend.get(LedgerBooks).settledAsOf();
    const then = sha256(await fileOf({ from: today, to: today, asOf }));

    await aSaleOn(today);

    expect(sha256(await fileOf({ from: today, to: today, asOf }))).toBe(then);
    expect(sha256(await fileOf({ from: today, to: today }))).not.toBe(then);
    await expect(specOf({ from: today, to: today, asOf: new Date(Date.now() + 60_000) })).rejects.toMatchObject({
      code: 'ledger.as-of-in-future',
    });
  });

  it('leaves an entry in the audit log', async () => {
    await specOf({ from: '2026-01-01', to: '2026-01-31', by: 'method' });

    expect(
      await scene.backend.sql.one(
        `select subject_id, after ->> 'from' as "from", after ->> 'by' as by from audit_entry where action = 'report.exported' order by id desc limit 1`,
      ),
    ).toEqual({ subject_id: 'sales.csv', from: '2026-01-01', by: 'method' });
  });
});
