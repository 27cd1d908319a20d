import { newId } from '#kernel/ids';
import { HandleMoneyCase } from '../../src/modules/payments/application/refunds/handle-money-case.use-case';
import { MoneyCases } from '../../src/modules/payments/application/refunds/money-cases';
import { PaymentsScene } from './payments-scene';
import { paidBooking } from './refunds-scene';

let scene: PaymentsScene;
const memberId = newId();

beforeAll(async () => {
  scene = await PaymentsScene.start();
  await scene.backend.owner.query(
    `insert into staff_member (id, email, name, password_hash, role) values ($1, 'money@example.test', '한정산', 'x', 'admin')`,
    [memberId],
  );
});
afterAll(() => scene.stop());

/** The organiser's fault: a tenth of 200,000 won is owed beyond the refund. */
async function aCompensation() {
  const { bookingId, cancel } = await paidBooking(scene);
  await cancel({ by: { kind: 'staff', memberId }, organiserFault: true, reason: '주최 측 사유' });
  const { items } = await scene.backend.get(MoneyCases).search({ kind: 'COMPENSATION', page: 1, size: 100 });
  const found = items.find((one) => one.bookingId === bookingId);
  if (!found) throw new Error('No case was opened');
  return found;
}

const handle = () => scene.backend.get(HandleMoneyCase);
const reason = '보상금 지급 확인';

describe('a compensation', () => {
  it('waits for a person, is taken, is paid by hand, and is in the books with it', async () => {
    const { id, amount, state, owner, refundId } = await aCompensation();
    expect([amount, state, owner]).toEqual([20_000, 'OPEN', null]);

    await handle().take({ caseId: id, memberId, reason });
    const closed = await handle().close({ caseId: id, memberId, outcome: 'PAID', reference: '국민 1125-0931', reason });

    expect(closed).toMatchObject({
      state: 'CLOSED',
      outcome: 'PAID',
      owner: { name: '한정산' },
      reference: '국민 1125-0931',
    });
    const lines = await scene.backend.sql.query(
      `select p.account, p.amount::int as amount from ledger_entry e join ledger_posting p on p.entry_id = e.id
        where e.kind = 'COMPENSATION' and e.refund_id = $1 order by p.line`,
      [refundId],
    );
    expect(lines).toEqual([
      { account: 'COMPENSATIONS', amount: 20_000 },
      { account: 'BANK', amount: -20_000 },
    ]);
    const told = await scene.backend.sql.query<{ action: string }>(
      `select action from audit_entry where subject_type = 'money-case' and subject_id = $1 order by id`,
      [id],
    );
    expect(told.map(({ action }) => action)).toEqual(['money-case.taken', 'money-case.closed']);
  });

  it('that is not owed costs nothing', async () => {
    const { id, refundId } = await aCompensation();

    await handle().close({ caseId: id, memberId, outcome: 'NOT_OWED', reason });

    expect(
      await scene.backend.sql.query(`select 1 from ledger_entry where kind = 'COMPENSATION' and refund_id = $1`, [
        refundId,
      ]),
    ).toEqual([]);
  });

  it('is closed once, also when two people try at the same moment', async () => {
    const { id } = await aCompensation();
    const close = () => handle().close({ caseId: id, memberId, outcome: 'PAID', reference: '이체 1', reason });

    const answers = await Promise.allSettled([close(), close(), close()]);

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'money-case.closed' },
    });
  });

  it.each([
    { outcome: 'EXPLAINED' as const },
    { outcome: 'PAID' as const },
    { outcome: 'NOT_OWED' as const, reference: '이체 2' },
  ])('does not end as $outcome with reference $reference', async (ending) => {
    const { id } = await aCompensation();

    await expect(handle().close({ caseId: id, memberId, ...ending, reason })).rejects.toMatchObject({
      code: 'money-case.outcome-wrong',
    });
  });

  it('cannot be removed, opened again or made smaller, not even at a console', async () => {
    const { id } = await aCompensation();
    await handle().close({ caseId: id, memberId, outcome: 'NOT_OWED', reason });
    const open = await aCompensation();

    for (const [statement, on] of [
      [`update money_case set state = 'OPEN', outcome = null, closed_at = null where id = $1`, id],
      ['update money_case set amount = 1 where id = $1', open.id],
      ['delete from money_case where id = $1', open.id],
    ] as const)
      await expect(scene.backend.owner.query(statement, [on])).rejects.toThrow('never taken back');
  });
});
