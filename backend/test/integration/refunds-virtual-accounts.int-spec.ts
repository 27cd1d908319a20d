import { randomUUID } from 'node:crypto';
import { BookingReads } from '#modules/bookings';
import { CancelPerformance } from '../../src/modules/payments/application/refunds/cancel-performance.use-case';
import { CancelTickets } from '../../src/modules/payments/application/refunds/cancel-tickets.use-case';
import { NameRefundAccount } from '../../src/modules/payments/application/refunds/name-refund-account.use-case';
import { QuoteCancellation } from '../../src/modules/payments/application/refunds/quote-cancellation.use-case';
import { RunRefundBatches } from '../../src/modules/payments/application/refunds/run-refund-batches.use-case';
import { SendRefund } from '../../src/modules/payments/application/refunds/send-refund.use-case';
import { DepositsScene } from './deposits-scene';

let scene: DepositsScene;
const memberId = randomUUID();
const refundAccount = { bankCode: '88', accountNumber: '110-123-456789', holderName: '이도윤' };

beforeAll(async () => {
  scene = await DepositsScene.start();
  await scene.backend.owner.query(
    `insert into staff_member (id, email, name, password_hash, role) values ($1, 'boss@tiketi.test', 'Boss', 'x', 'admin')`,
    [memberId],
  );
});

afterAll(() => scene.stop());

async function deposited() {
  const buyer = await scene.waiting();
  await scene.deposit(buyer.paymentKey);
  await buyer.lookNow();
  await scene.watch();
  await buyer.depositSeen(181);
  await scene.watch();
  return buyer;
}

const refundsOf = async (bookingId: string) => (await scene.backend.get(BookingReads).document(bookingId))?.refunds;

describe('money that came by virtual account', () => {
  it('goes back to an account the buyer names, which is sealed and then forgotten', async () => {
    const { bookingId, accountId, hall } = await deposited();
    const quote = await scene.backend.get(QuoteCancellation).forBuyer(bookingId, accountId, hall.seatIds.slice(0, 1));
    const cancel = (account?: typeof refundAccount) =>
      scene.backend.get(CancelTickets).execute({
        bookingId,
        by: { kind: 'buyer', accountId },
        seatIds: hall.seatIds.slice(0, 1),
        expectedRefund: quote.totals.refund,
        reason: '',
        idempotencyKey: 'virtual-1',
        refundAccount: account,
      });

    expect(quote.needsRefundAccount).toBe(true);
    await expect(cancel()).rejects.toMatchObject({ code: 'cancellation.refund-account-required' });
    const { id } = await cancel(refundAccount);
    const kept = () =>
      scene.backend.sql.query<{ sealed: Buffer }>('select sealed from refund_account where refund_id = $1', [id]);
    const [row] = await kept();
    expect(row?.sealed.toString('latin1')).not.toContain('110123456789');

    await scene.backend.get(SendRefund).execute(id);

    expect(await refundsOf(bookingId)).toMatchObject([{ state: 'DONE', amount: 51_000, needsAccount: false }]);
    expect(await kept()).toEqual([]);
  });

  it('waits for the buyer when a performance is called off, and whoever has not paid yet cannot any more', async () => {
    const { bookingId, accountId, hall } = await deposited();
    const { performanceId } = hall;
    const { refundTotal } = await scene.backend.get(CancelPerformance).preview(performanceId);
    const command = { performanceId, memberId, reason: '공연장 사정', idempotencyKey: 'call-off-va' };
    await scene.backend.get(CancelPerformance).execute({ ...command, expectedRefundTotal: refundTotal });
    await scene.backend.get(RunRefundBatches).execute();
    const [refund] = (await refundsOf(bookingId)) ?? [];
    const refundId = refund?.id ?? '';
    await scene.backend.get(SendRefund).execute(refundId);

    expect(await refundsOf(bookingId)).toMatchObject([{ state: 'MANUAL', amount: 102_000, needsAccount: true }]);
    const account = refundAccount;
    await scene.backend.get(NameRefundAccount).execute({ bookingId, accountId, refundId, account });
    await scene.backend.get(SendRefund).execute(refundId);

    expect(await refundsOf(bookingId)).toMatchObject([{ state: 'DONE', needsAccount: false }]);
    await expect(
      scene.backend.get(NameRefundAccount).execute({ bookingId, accountId, refundId, account }),
    ).rejects.toMatchObject({ code: 'refund.not-waiting' });
  });

  it('closes accounts nobody has paid into yet', async () => {
    const { hall, state } = await scene.waiting();
    const command = {
      performanceId: hall.performanceId,
      memberId,
      reason: '공연장 사정',
      idempotencyKey: 'call-off-wait',
    };
    await scene.backend.get(CancelPerformance).execute({ ...command, expectedRefundTotal: 0 });

    await scene.backend.get(RunRefundBatches).execute();

    expect(await state()).toMatchObject({ booking: 'CANCELLED', payment: 'CANCELED', seats: 'RELEASED' });
  });

  it('that the bank takes back after the buyer cancelled is sorted out by a person', async () => {
    const { bookingId, accountId, paymentKey, lookNow } = await deposited();
    const { totals } = await scene.backend.get(QuoteCancellation).forBuyer(bookingId, accountId, []);
    await scene.backend.get(CancelTickets).execute({
      ...{ bookingId, by: { kind: 'buyer', accountId }, seatIds: [], expectedRefund: totals.refund },
      ...{ reason: '', idempotencyKey: 'virtual-reversed', refundAccount },
    });
    await scene.reverse(paymentKey);

    await lookNow();
    await scene.watch();

    const cases = await scene.backend.sql.query(
      `select c.kind, c.amount, c.state from money_case c join refund r on r.id = c.refund_id where r.booking_id = $1`,
      [bookingId],
    );
    expect(cases).toEqual([{ kind: 'UNASKED_RETURN', amount: 102_000, state: 'OPEN' }]);
  });
});
