import { randomUUID } from 'node:crypto';
import { newId } from '#kernel/ids';
import { addDays, koreanDay } from '#kernel/korean-time';
import { Transactions } from '#platform/database/transactions';
import { CorrectBooks } from '../../src/modules/ledger/application/correct-books.use-case';
import { LedgerBooks } from '../../src/modules/ledger/application/ledger-books';
import { LedgerPeriods } from '../../src/modules/ledger/application/ledger-periods';
import { LedgerTies } from '../../src/modules/ledger/application/ledger-ties';
import { LedgerModule } from '../../src/modules/ledger/ledger.module';
import { PaymentsScene } from './payments-scene';

let scene: PaymentsScene;
const [asks, agrees] = [newId(), newId()];

beforeAll(async () => {
  scene = await PaymentsScene.start(LedgerModule);
  for (const [id, name] of [
    [asks, '요청'],
    [agrees, '승인'],
  ])
    await scene.backend.owner.query(
      `insert into staff_member (id, email, name, password_hash, role) values ($1, $2, $3, 'x', 'admin')`,
      [id, `${id}@example.test`, name],
    );
});
afterAll(() => scene.stop());

const correct = () => scene.backend.get(CorrectBooks);
const WRITE_OFF = [
  { account: 'RETURNED_UNASKED', amount: -30_000 },
  { account: 'GATEWAY_FEES', amount: 30_000 },
];
const asked = (changes: object = {}) =>
  correct().ask({ memberId: asks, reason: '합의한 환불을 비용으로 처리', lines: WRITE_OFF, ...changes });
const balances = async (asOf?: Date) => {
  const books = scene.backend.get(LedgerBooks);
  const { accounts, totals } = await books.trialBalance(await books.settledAsOf(asOf));
  expect(totals.debit).toBe(totals.credit);
  return Object.fromEntries(accounts.map(({ code, balance }) => [code, balance]));
};

describe('a correction', () => {
  it('is in the books when a second person agrees, and not before; both stand in the audit log', async () => {
    const before = await balances();
    const { id } = await asked();
    expect(await balances()).toEqual(before);

    const done = await correct().approve({ correctionId: id, memberId: agrees, reason: '확인했습니다' });

    expect(done).toMatchObject({ state: 'APPROVED', decidedBy: { name: '승인' } });
    const after = await balances();
    expect((after['GATEWAY_FEES'] ?? 0) - (before['GATEWAY_FEES'] ?? 0)).toBe(30_000);
    expect((after['RETURNED_UNASKED'] ?? 0) - (before['RETURNED_UNASKED'] ?? 0)).toBe(-30_000);
    expect(await scene.backend.sql.query('select kind from ledger_entry where id = $1', [done.entryId])).toEqual([
      { kind: 'CORRECTION' },
    ]);
    const told = await scene.backend.sql.query<{ action: string }>(
      `select action from audit_entry where subject_type = 'correction' and subject_id = $1 order by id`,
      [id],
    );
    expect(told.map(({ action }) => action)).toEqual(['correction.requested', 'correction.approved']);
  });

  it('is not decided by whoever asked, nor twice', async () => {
    const { id } = await asked();

    await expect(correct().approve({ correctionId: id, memberId: asks, reason: '제가 승인' })).rejects.toMatchObject({
      code: 'correction.same-person',
    });
    await correct().reject({ correctionId: id, memberId: agrees, reason: '근거가 없음' });
    await expect(correct().approve({ correctionId: id, memberId: agrees, reason: '다시 보니' })).rejects.toMatchObject({
      code: 'correction.decided',
    });
  });

  it('adds up to nothing and names accounts there are', async () => {
    await expect(asked({ lines: [WRITE_OFF[0], { account: 'BANK', amount: 1 }] })).rejects.toMatchObject({
      code: 'correction.not-balanced',
    });
    await expect(asked({ lines: [WRITE_OFF[0], { account: 'NOWHERE', amount: 30_000 }] })).rejects.toMatchObject({
      code: 'correction.account-unknown',
    });
    await expect(asked({ bookingNumber: 'T-NOBODY' })).rejects.toMatchObject({ code: 'correction.booking-unknown' });
  });

  it('cannot be changed, decided by one person, or given more lines, not even at a console', async () => {
    const { id } = await asked();
    const { id: decided } = await asked();
    await correct().approve({ correctionId: decided, memberId: agrees, reason: '확인했습니다' });
    const run = (text: string) => scene.backend.owner.query(text);

    await expect(run(`update ledger_correction set reason = '다른 이유입니다만' where id = '${id}'`)).rejects.toThrow(
      'decided once',
    );
    await expect(run(`update ledger_correction_line set amount = 1 where correction_id = '${id}'`)).rejects.toThrow(
      'decided once',
    );
    await expect(run(`delete from ledger_correction where id = '${decided}'`)).rejects.toThrow('decided once');
    await expect(
      run(
        `insert into ledger_correction_line (correction_id, line, account, amount) values ('${id}', 8, 'BANK', 5), ('${id}', 9, 'DISCOUNTS', -5)`,
      ),
    ).rejects.toThrow('come together');
    await expect(
      run(
        `update ledger_correction set state = 'APPROVED', decided_by = requested_by, decided_at = now(), decided_because = 'alone' where id = '${id}'`,
      ),
    ).rejects.toThrow('check');
  });
});

describe('a trial balance', () => {
  it('is the same from frozen months and from every posting there is, at any instant', async () => {
    const month = addDays(`${koreanDay(new Date()).slice(0, 7)}-01`, -1).slice(0, 7);
    const aSaleOn = async (day: string) => {
      const buyer = await scene.authenticated();
      scene.toss.mishaps.push({ kind: 'answer', change: { approvedAt: `${day}T12:00:00+09:00` } });
      await buyer.pay();
    };
    await aSaleOn(`${month}-03`);
    await aSaleOn(koreanDay(new Date()));
    const between = await scene.backend.get(LedgerBooks).settledAsOf();
    const before = await balances(between);
    await scene.backend
      .get(Transactions)
      .run(() => scene.backend.get(LedgerPeriods).close(month, 'auditor', '월 마감'));
    await aSaleOn(`${month}-05`);
    const whole = await scene.backend.sql.query<{ account: string; sum: string }>(
      'select account, sum(amount) as sum from ledger_posting group by account',
    );

    const now = await balances();

    for (const { account, sum } of whole) expect([account, now[account]]).toEqual([account, Number(sum)]);
    // As of before the closing nothing is frozen yet, and it says what it said then.
    expect(await balances(between)).toEqual(before);
    const frozen = await scene.backend.sql.query('select account from ledger_balance where month = $1', [month]);
    expect(frozen.length).toBeGreaterThan(2);
    await expect(
      scene.backend.owner.query(`update ledger_balance set debit = debit + 1 where month = '${month}'`),
    ).rejects.toThrow('never changed');
  });
});

describe('what ties to the ledger', () => {
  it('are virtual accounts and cash receipts: a receipt that says more than is left shows', async () => {
    const buyer = await scene.authenticated();
    await buyer.pay();
    const ties = async () => (await scene.backend.get(LedgerTies).now()).items;
    const receipts = async () => (await ties()).find(({ code }) => code === 'CASH_RECEIPTS');
    await scene.backend.sql.query(
      `insert into cash_receipt (id, payment_id, origin, type, state, amount, receipt_key)
       select $2, id, 'REQUESTED', 'INCOME_DEDUCTION', 'ISSUED', amount, $3 from payment where booking_id = $1`,
      [buyer.bookingId, newId(), randomUUID()],
    );
    expect(await receipts()).toMatchObject({ count: 1, kept: 102_000, ledger: 102_000, difference: 0 });

    await scene.backend.sql.query(`update cash_receipt set cancelled_amount = 2000`);

    expect(await receipts()).toMatchObject({ kept: 100_000, difference: -2_000 });
    expect((await ties()).map(({ code }) => code)).toEqual([
      'VIRTUAL_ACCOUNT_DEPOSITS',
      'VIRTUAL_ACCOUNT_BALANCES',
      'CASH_RECEIPTS',
    ]);
  });
});
