import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { newId } from '#kernel/ids';
import { addDays, koreanDay } from '#kernel/korean-time';
import { ResolvePayment } from '../../src/modules/payments/application/resolve-payment.use-case';
import { TossReportPages } from '../../src/modules/payments/toss/http-toss-reports';
import { ChangeCase } from '../../src/modules/reconciliation/application/change-case.use-case';
import { ClosePeriod } from '../../src/modules/reconciliation/application/close-period.use-case';
import { ReconciliationCases } from '../../src/modules/reconciliation/application/reconciliation-cases';
import { ReconciliationRuns } from '../../src/modules/reconciliation/application/reconciliation-runs';
import { RunReconciliations } from '../../src/modules/reconciliation/application/run-reconciliations.use-case';
import { StartReconciliation } from '../../src/modules/reconciliation/application/start-reconciliation.use-case';
import { ReconciliationModule } from '../../src/modules/reconciliation/reconciliation.module';
import { PaymentsScene } from './payments-scene';

let scene: PaymentsScene;
let auditor: string;

beforeAll(async () => {
  scene = await PaymentsScene.start(ReconciliationModule);
  // Three rows a page: every list below takes several.
  Object.assign(scene.backend.get(TossReportPages), { rows: 3 });
  auditor = newId();
  await scene.backend.owner.query(
    `insert into staff_member (id, email, name, password_hash, role) values ($1, 'audit@example.test', '감사', 'x', 'auditor')`,
    [auditor],
  );
});
afterAll(() => scene.stop());

/** The month before this one in Seoul, YYYY-MM, and its first day. */
const month = addDays(`${koreanDay(new Date()).slice(0, 7)}-01`, -1).slice(0, 7);
const first = `${month}-01`;
const last = addDays(`${koreanDay(new Date()).slice(0, 7)}-01`, -1);

interface Sale {
  paymentKey: string;
  orderId: string;
  transactionKey: string;
  amount: number;
}

/** 102,000 won approved at noon in Seoul of that day. */
async function aSaleOn(day: string): Promise<Sale> {
  const buyer = await scene.authenticated();
  scene.toss.mishaps.push({ kind: 'answer', change: { approvedAt: `${day}T12:00:00+09:00` } });
  await buyer.pay();
  const row = await scene.backend.sql.one<Sale>(
    `select payment_key as "paymentKey", order_id as "orderId", transaction_key as "transactionKey", 102000 as amount
       from ledger_entry where booking_id = $1`,
    [buyer.bookingId],
  );
  if (!row) throw new Error('Nothing was booked');
  return row;
}

const listed = ({ paymentKey, orderId, transactionKey, amount }: Sale, day: string, changes: object = {}) => ({
  transactionKey,
  paymentKey,
  orderId,
  method: '카드',
  status: 'DONE',
  transactionAt: `${day}T12:00:00+09:00`,
  amount,
  ...changes,
});

/** 3 % and VAT of it, paid out three days later. */
const settled = ({ paymentKey, orderId, transactionKey, amount }: Sale, soldDate: string, changes: object = {}) => ({
  transactionKey,
  paymentKey,
  orderId,
  method: '카드',
  amount,
  interestFee: 0,
  supplyAmount: 3_060,
  vat: 306,
  fee: 3_366,
  payOutAmount: amount - 3_366,
  soldDate,
  paidOutDate: addDays(soldDate, 3),
  ...changes,
});

async function reconcile(from = first, to = last) {
  const { id } = await scene.backend.get(StartReconciliation).execute({ from, to, staffId: auditor });
  await scene.backend.get(RunReconciliations).runDue();
  return scene.backend.get(ReconciliationRuns).get(id);
}

const openCases = async () => {
  const { items } = await scene.backend.get(ReconciliationCases).search({ state: 'OPEN', page: 1, size: 100 });
  return items.map(({ source, kind, transactionKey, difference }) => [source, kind, transactionKey, difference]);
};

const list = (rows: typeof scene.toss.transactions, ...items: (typeof scene.toss.transactions)[number][]) =>
  void rows.splice(0, rows.length, ...items);

describe('a reconciliation', () => {
  let sales: Sale[];
  const [day1, day2, day3] = [addDays(first, 4), addDays(first, 9), addDays(first, 14)];
  const unknown = { paymentKey: 'tk_unknown', orderId: 'T-UNKNOWN', transactionKey: 'unknown-key', amount: 70_000 };

  beforeAll(async () => {
    sales = [await aSaleOn(day1), await aSaleOn(day1), await aSaleOn(day2), await aSaleOn(day2), await aSaleOn(day3)];
  });

  it('finds each kind of difference, and nothing else', async () => {
    const [same, missing, dearer, later, other] = sales as [Sale, Sale, Sale, Sale, Sale];
    list(
      scene.toss.transactions,
      listed(same, day1),
      listed(unknown, day1),
      listed(dearer, day2, { amount: 103_000 }),
      listed(later, addDays(day2, 1)),
      listed({ ...other, transactionKey: 'waits' }, day3, { status: 'WAITING_FOR_DEPOSIT' }),
      // A deposit the bank took back before it was ours.
      listed({ ...unknown, paymentKey: 'tk_reversed', transactionKey: 'came' }, day3),
      listed({ ...unknown, paymentKey: 'tk_reversed', transactionKey: 'went' }, day3, { status: 'CANCELED' }),
      listed(other, day3),
    );
    list(
      scene.toss.settlements,
      ...[same, later, other].map((sale, index) => settled(sale, [day1, day2, day3][index] ?? day1)),
      settled(dearer, day2, { supplyAmount: 3_000 }),
      settled(missing, addDays(day1, 1)),
    );

    const run = await reconcile();

    expect(run).toMatchObject({
      state: 'DONE',
      result: {
        ours: 5,
        theirs: 7,
        settlements: 5,
        matched: 2,
        missingHere: 1,
        missingThere: 1,
        amountDiffers: 1,
        dateDiffers: 1,
        oursTotal: 510_000,
        theirsTotal: 102_000 * 3 + 103_000 + 70_000,
      },
    });
    const found = await openCases();
    // Another merchant's payment is none of ours to ask about.
    expect(await scene.backend.sql.query(`select 1 from outbox_message where topic = 'payment.doubted'`)).toEqual([]);
    expect(found).toHaveLength(6);
    expect(found).toEqual(
      expect.arrayContaining([
        ['TRANSACTION', 'MISSING_HERE', 'unknown-key', -70_000],
        ['TRANSACTION', 'MISSING_THERE', missing.transactionKey, 102_000],
        ['TRANSACTION', 'AMOUNT', dearer.transactionKey, -1_000],
        ['TRANSACTION', 'DATE', later.transactionKey, 0],
        // Fee, VAT and pay-out are not the amount.
        ['SETTLEMENT', 'AMOUNT', dearer.transactionKey, 0],
        ['SETTLEMENT', 'DATE', missing.transactionKey, 0],
      ]),
    );
  });

  it('books every settlement once, however often it is read', async () => {
    const lines = () =>
      scene.backend.sql.query<{ account: string; sum: string }>(
        `select p.account, sum(p.amount) as sum from ledger_entry e join ledger_posting p on p.entry_id = e.id
          where e.kind = 'SETTLEMENT' group by p.account order by p.account`,
      );
    const before = await lines();

    await reconcile();
    await scene.backend.get(RunReconciliations).bookSettlements();

    // Four of five: the one that does not add up waits for a person.
    expect(before).toEqual([
      { account: 'BANK', sum: String(4 * 98_634) },
      { account: 'GATEWAY_FEES', sum: String(4 * 3_060) },
      { account: 'GATEWAY_RECEIVABLE', sum: String(-4 * 102_000) },
      { account: 'INPUT_VAT', sum: String(4 * 306) },
    ]);
    expect(await lines()).toEqual(before);
  });

  it('opens no case twice, keeps what a person explained, and resolves what is no difference any more', async () => {
    const [, missing, dearer] = sales as [Sale, Sale, Sale];
    const { items } = await scene.backend.get(ReconciliationCases).search({ kind: 'MISSING_HERE', page: 1, size: 10 });
    await scene.backend
      .get(ChangeCase)
      .execute(items[0]?.id ?? '', { state: 'EXPLAINED', owner: auditor, note: '다른 상점의 거래' });
    scene.toss.transactions.push(listed(missing, day1));

    await reconcile();
    await reconcile();

    const all = await scene.backend.get(ReconciliationCases).search({ page: 1, size: 100 });
    expect(all.total).toBe(6);
    expect(all.items.find(({ kind }) => kind === 'MISSING_THERE')).toMatchObject({ state: 'RESOLVED' });
    expect(all.items.find(({ kind }) => kind === 'MISSING_HERE')).toMatchObject({
      state: 'EXPLAINED',
      owner: { id: auditor, name: '감사' },
      note: '다른 상점의 거래',
    });
    expect(all.items.filter(({ transactionKey }) => transactionKey === dearer.transactionKey)).toHaveLength(2);
    expect(await scene.backend.get(ReconciliationCases).openDifferences()).toMatchObject({ count: 4, won: 1_000 });
  });

  it('goes on after the page it had when the gateway failed in between', async () => {
    scene.toss.failingLists = 1;
    const run = await reconcile();
    expect(run).toMatchObject({
      state: 'RUNNING',
      step: 'TRANSACTIONS',
      lastError: expect.stringContaining('HTTP_500') as string,
    });
    const asked = scene.toss.asked.length;

    await scene.backend.owner.query('update reconciliation_run set next_try_at = now() where id = $1', [run.id]);
    await scene.backend.get(RunReconciliations).runDue();

    expect(await scene.backend.get(ReconciliationRuns).get(run.id)).toMatchObject({ state: 'DONE', lastError: null });
    expect(scene.toss.asked[asked]?.path).toContain('startingAfter=');
  });

  it('misses nothing when another one reads the same list before it compares', async () => {
    const day = addDays(first, 22);
    const stranger = { ...unknown, transactionKey: 'between-two-runs' };
    const strange = { ...unknown, transactionKey: 'settled-between-two-runs' };
    scene.toss.transactions.push(listed(stranger, day));
    scene.toss.settlements.push(settled(strange, day));
    await reconcile(day, day);
    const found = async () => (await openCases()).filter(([, , key]) => String(key).endsWith('between-two-runs'));
    expect(await found()).toHaveLength(2);
    const { id } = await scene.backend.get(StartReconciliation).execute({ from: day, to: day, staffId: auditor });
    const runs = scene.backend.get(ReconciliationRuns);
    const run = await runs.take();
    if (run?.id !== id) throw new Error('Another run was due');
    const theirs = { method: '카드', paymentKey: unknown.paymentKey, orderId: unknown.orderId, amount: unknown.amount };
    const at = new Date(`${day}T12:00:00+09:00`);
    await runs.keepTransactions(run, [{ ...theirs, transactionKey: stranger.transactionKey, at }], null);
    const { transactionKey, interestFee, supplyAmount, vat, payOutAmount, soldDate, paidOutDate } = settled(
      strange,
      day,
    );
    const settlement = {
      ...theirs,
      transactionKey,
      interestFee,
      supplyAmount,
      vat,
      payOutAmount,
      soldDate,
      paidOutDate,
    };
    await runs.keepSettlements(run, [settlement], null);
    await runs.postpone(run, 'away');

    await reconcile(addDays(day, 1), addDays(day, 1));
    await reconcile(day, day);
    await scene.backend.owner.query('update reconciliation_run set next_try_at = now() where id = $1', [id]);
    await scene.backend.get(RunReconciliations).runDue();

    expect(await runs.get(id)).toMatchObject({ state: 'DONE', result: { theirs: 1, settlements: 1, missingHere: 1 } });
    expect(await found()).toHaveLength(2);
  });

  it('shows a settlement that the gateway revised after it was booked, which stays as it was booked', async () => {
    const [same] = sales as [Sale];
    const revise = (changes: object) => Object.assign(scene.toss.settlements[0] ?? {}, settled(same, day1, changes));
    const found = async () =>
      (await openCases()).filter(([source, , key]) => source === 'SETTLEMENT' && key === same.transactionKey);
    const booked = () =>
      scene.backend.sql.query(
        `select s.amount::int, s.pay_out_amount::int as "paidOut" from gateway_settlement s join ledger_entry e on e.id = s.entry_id
          where s.transaction_key = $1`,
        [same.transactionKey],
      );
    expect(await found()).toEqual([]);

    revise({ supplyAmount: 2_060, vat: 206, payOutAmount: 99_734 });
    await reconcile();

    expect(await found()).toEqual([['SETTLEMENT', 'AMOUNT', same.transactionKey, 0]]);
    expect(await booked()).toEqual([{ amount: 102_000, paidOut: 98_634 }]);
    revise({ amount: 101_000, payOutAmount: 97_634 });
    await reconcile();
    expect(await found()).toEqual([['SETTLEMENT', 'AMOUNT', same.transactionKey, 1_000]]);
    revise({});
    await reconcile();
    expect(await found()).toEqual([]);
  });

  it('is planned once for each night, beginning with the first day money moved', async () => {
    const runs = scene.backend.get(RunReconciliations);

    expect(await runs.plan()).toBe(7);
    expect(await runs.plan()).toBe(0);
  });

  it('is asked for days that are over', async () => {
    const start = scene.backend.get(StartReconciliation);
    const ask = (from: string, to: string) => async () => start.execute({ from, to, staffId: auditor });

    for (const wrong of [
      ask('2026-02-30', '2026-03-01'),
      ask(last, first),
      ask(first, '2099-01-01'),
      ask('2025-01-01', last),
    ])
      await expect(wrong()).rejects.toMatchObject({ code: 'reconciliation.range-invalid' });
  });
});

describe('closing a month', () => {
  const close = () => scene.backend.get(ClosePeriod).execute({ month, staffId: auditor, reason: '월 마감' });

  it('waits until every day is compared, every difference explained and every settlement booked', async () => {
    const late = addDays(first, 19);
    const sale = await aSaleOn(late);
    await expect(close()).rejects.toMatchObject({ code: 'period.not-reconciled', details: { days: [late] } });
    scene.toss.transactions.push(listed(sale, late));
    scene.toss.settlements.push(settled(sale, late));
    await reconcile();
    await expect(close()).rejects.toMatchObject({ code: 'period.open-cases' });

    const { items } = await scene.backend.get(ReconciliationCases).search({ state: 'OPEN', page: 1, size: 100 });
    for (const { id } of items)
      await scene.backend.get(ChangeCase).execute(id, { state: 'EXPLAINED', note: `확인함 ${randomUUID()}` });

    // Paid out in the month, and another worker has just taken it to book.
    await scene.backend.owner.query(
      `insert into gateway_settlement (transaction_key, payment_key, order_id, amount, interest_fee, supply_amount, vat,
                                       pay_out_amount, sold_date, paid_out_date, seen_by)
       select 'paid-out-last', payment_key, order_id, 10000, 0, 300, 30, 9670, $1, $1, seen_by
         from gateway_settlement where transaction_key = $2`,
      [last, sale.transactionKey],
    );
    const worker = new Client({ connectionString: scene.backend.config.DATABASE_URL });
    await worker.connect();
    await worker.query('begin');
    await worker.query(`select from gateway_settlement where transaction_key = 'paid-out-last' for update`);
    expect(await scene.backend.get(RunReconciliations).bookSettlements()).toBe(0);
    await expect(close()).rejects.toMatchObject({ code: 'period.settlements-unbooked', details: { settlements: 1 } });
    await worker.query('select book_settlements($1, 500)', [last]);
    await worker.query('commit');
    await worker.end();

    const closed = await close();
    expect(closed).toMatchObject({ month });
    const [settlement] = await scene.backend.owner.query<{ booked_at: Date; recorded_at: Date }>(
      `select booked_at, recorded_at from ledger_entry where dedupe_key = 'SETTLEMENT:paid-out-last'`,
    );
    expect(settlement?.booked_at.getTime()).toBeLessThan(closed.endsAt.getTime());
    expect(settlement?.recorded_at.getTime()).toBeLessThanOrEqual(closed.asOf.getTime());
    await expect(
      scene.backend
        .get(ClosePeriod)
        .execute({ month: koreanDay(new Date()).slice(0, 7), staffId: auditor, reason: '이르다' }),
    ).rejects.toMatchObject({ code: 'period.not-its-turn' });
  });
});

describe('money the gateway lists and nobody told us of', () => {
  it('is asked about, booked, and no difference any more', async () => {
    const today = koreanDay(new Date());
    const sale = await aSaleOn(today);
    scene.toss.cancelledAtItsDesk(sale.orderId);
    const gone = scene.toss.payments.get(sale.orderId)?.cancels?.[0];
    list(
      scene.toss.transactions,
      listed(sale, today),
      listed({ ...sale, transactionKey: gone?.transactionKey ?? '' }, today, { status: 'CANCELED' }),
    );
    list(scene.toss.settlements);
    await reconcile(today, today);
    const missing = async () =>
      (await openCases()).filter(([, kind, key]) => kind === 'MISSING_HERE' && key === gone?.transactionKey);
    expect(await missing()).toHaveLength(1);

    const doubts = await scene.backend.sql.query<{ aggregate_id: string }>(
      `select aggregate_id from outbox_message where topic = 'payment.doubted'`,
    );
    expect(doubts).toHaveLength(1);
    for (const { aggregate_id: id } of doubts) await scene.backend.get(ResolvePayment).lookUp(id, 'webhook');
    await scene.backend.get(RunReconciliations).resolveBooked();

    expect(await missing()).toEqual([]);
    const row = await scene.backend.sql.one(
      `select p.state, b.state as booking from payment p join booking b on b.id = p.booking_id where p.order_id = $1`,
      [sale.orderId],
    );
    expect(row).toEqual({ state: 'CANCELED', booking: 'CANCELLED' });
  });
});
