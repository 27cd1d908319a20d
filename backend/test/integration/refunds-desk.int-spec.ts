import { randomUUID } from 'node:crypto';
import type { StaffCancellation } from '../../src/modules/payments/application/refunds/cancel-and-record';
import { CancelForStaff } from '../../src/modules/payments/application/refunds/cancel-for-staff.use-case';
import { DecideApproval } from '../../src/modules/payments/application/refunds/decide-approval.use-case';
import { NameRefundAccount } from '../../src/modules/payments/application/refunds/name-refund-account.use-case';
import { QuoteCancellation } from '../../src/modules/payments/application/refunds/quote-cancellation.use-case';
import { RefundDesk } from '../../src/modules/payments/application/refunds/refund-desk';
import { RefundList } from '../../src/modules/payments/application/refunds/refund-list';
import { GAVE_UP, SendRefund } from '../../src/modules/payments/application/refunds/send-refund.use-case';
import { CircuitBreaker } from '../../src/modules/payments/toss/circuit-breaker';
import { PaymentsScene } from './payments-scene';
import { paidBooking, sendRefunds } from './refunds-scene';

let scene: PaymentsScene;
const [operator, admin] = [randomUUID(), randomUUID()];

beforeAll(async () => {
  scene = await PaymentsScene.start();
  await scene.backend.owner.query(
    `insert into staff_member (id, email, name, password_hash, role) values
       ($1, 'desk@tiketi.test', 'Desk', 'x', 'operator'), ($2, 'second@tiketi.test', 'Second', 'x', 'admin')`,
    [operator, admin],
  );
});

afterAll(() => scene.stop());

async function desk(options?: Parameters<typeof paidBooking>[1]) {
  const booking = await paidBooking(scene, options);
  const { bookingId } = booking;
  const cancel = (changes: Partial<StaffCancellation>) =>
    scene.backend.get(CancelForStaff).execute({
      bookingId,
      memberId: operator,
      reason: '고객 전화 요청',
      organiserFault: false,
      feeOverride: null,
      expectedRefund: 0,
      idempotencyKey: randomUUID(),
      ...changes,
    });
  const quoted = async (wish: Parameters<QuoteCancellation['forStaff']>[1] = {}) =>
    (await scene.backend.get(QuoteCancellation).forStaff(bookingId, wish)).totals;
  return { ...booking, cancel, quoted };
}

const audited = async (subjectId: string) =>
  (
    await scene.backend.owner.query<{ action: string }>(
      'select action from audit_entry where subject_id = $1 order by id',
      [subjectId],
    )
  ).map(({ action }) => action);

describe('staff at the refund desk', () => {
  it('lowers a fee with a reason, never raises one, and leaves an entry in the audit log', async () => {
    const { bookingId, cancel, quoted, showIn, refunds, seatIds } = await desk();
    await showIn(1);
    const seats = seatIds.slice(0, 1);
    expect(await quoted({ seatIds: seats })).toMatchObject({ cancellationFee: 15_000, refund: 35_000 });

    await expect(cancel({ seatIds: seats, feeOverride: 15_001, expectedRefund: 34_999 })).rejects.toMatchObject({
      code: 'cancellation.fee-not-lower',
    });
    const idempotencyKey = randomUUID();
    const wish = { seatIds: seats, feeOverride: 5_000, expectedRefund: 45_000, idempotencyKey };
    const [first, again] = [await cancel(wish), await cancel(wish)];

    expect(again).toMatchObject({ kind: 'refund', refund: { id: first.kind === 'refund' && first.refund.id } });
    expect(await refunds()).toMatchObject([{ cause: 'STAFF', amount: 45_000 }]);
    expect(await audited(bookingId)).toEqual(['booking.cancelled']);
  });

  it("gives everything back when it is the organiser's fault, also after the show, and opens the compensation case", async () => {
    const { cancel, quoted, showIn, use, hall, refunds } = await desk();
    await showIn(0);
    await use(0);
    await scene.backend.sql.query(
      `update performance set doors_open_at = now() - interval '2 hours', sale_closes_at = now() - interval '2 hours', starts_at = now() - interval '2 hours' where id = $1`,
      [hall.performanceId],
    );
    const { refund } = await quoted({ organiserFault: true });

    expect(refund).toBe(204_000);
    await cancel({ organiserFault: true, expectedRefund: refund });

    const [row] = await refunds();
    expect(row).toMatchObject({ cause: 'ORGANISER', amount: 204_000 });
    expect(
      await scene.backend.sql.query('select amount, state from money_case where refund_id = $1', [row?.id]),
    ).toEqual([{ amount: 20_000, state: 'OPEN' }]);
  });
});

describe('a refund above the limit', () => {
  it('waits for a second person, who is not the first', async () => {
    const { cancel, quoted, state, refunds } = await desk({ price: 400_000 });
    const { refund } = await quoted();
    const outcome = await cancel({ expectedRefund: refund });
    const approvalId = outcome.kind === 'approval' ? outcome.approval.id : '';
    const decide = scene.backend.get(DecideApproval);

    expect(outcome).toMatchObject({ kind: 'approval', approval: { state: 'PENDING', expectedRefund: 1_604_000 } });
    expect(await state()).toMatchObject({ booking: 'CONFIRMED', valid: 4 });
    await expect(cancel({ expectedRefund: refund })).rejects.toMatchObject({ code: 'refund-approval.pending' });
    await expect(decide.approve({ approvalId, memberId: operator, reason: '내가 승인' })).rejects.toMatchObject({
      code: 'refund-approval.same-person',
    });

    const both = await Promise.allSettled(
      [1, 2].map(() => decide.approve({ approvalId, memberId: admin, reason: '확인했습니다' })),
    );

    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await refunds()).toMatchObject([{ cause: 'STAFF', amount: 1_604_000 }]);
    expect(await state()).toMatchObject({ booking: 'CANCELLED', valid: 0 });
    expect(await audited(approvalId)).toEqual(['refund-approval.requested', 'refund-approval.approved']);
  });

  it('is not split into small ones, and a repeated key is the same wish or refused', async () => {
    const { cancel, quoted, refunds, seatIds } = await desk({ price: 400_000 });
    const one = async (at: number) => {
      const seats = seatIds.slice(at, at + 1);
      return { seatIds: seats, expectedRefund: (await quoted({ seatIds: seats })).refund };
    };

    expect(await cancel(await one(0))).toMatchObject({ kind: 'refund' });
    expect(await cancel(await one(1))).toMatchObject({ kind: 'refund' });
    const third = { ...(await one(2)), idempotencyKey: randomUUID() };
    const asked = await cancel(third);

    expect(asked).toMatchObject({ kind: 'approval', approval: { state: 'PENDING' } });
    expect(await cancel(third)).toEqual(asked);
    await expect(cancel({ ...third, seatIds: seatIds.slice(3) })).rejects.toMatchObject({
      code: 'request.idempotency-key-reused',
    });
    await expect(cancel(await one(3))).rejects.toMatchObject({ code: 'refund-approval.pending' });
    expect(await refunds()).toHaveLength(2);
  });

  it('may be refused, and asked for again', async () => {
    const { cancel, quoted, state } = await desk({ price: 400_000 });
    const { refund } = await quoted();
    const outcome = await cancel({ expectedRefund: refund });
    const approvalId = outcome.kind === 'approval' ? outcome.approval.id : '';

    await scene.backend.get(DecideApproval).reject({ approvalId, memberId: admin, reason: '근거가 없습니다' });

    expect(await state()).toMatchObject({ booking: 'CONFIRMED', valid: 4 });
    expect(await cancel({ expectedRefund: refund })).toMatchObject({
      kind: 'approval',
      approval: { state: 'PENDING' },
    });
  });
});

describe('a refund that waits for a person', () => {
  async function stuck() {
    const booking = await desk();
    const { id } = await booking
      .cancel({ expectedRefund: 204_000 })
      .then((one) => (one.kind === 'refund' ? one.refund : { id: '' }));
    scene.toss.mishaps.push({ kind: 'refuse', code: 'NOT_CANCELABLE_PAYMENT', status: 403 });
    await scene.backend.get(SendRefund).execute(id);
    return { ...booking, refundId: id };
  }

  it('is retried, and paid once', async () => {
    const { refundId, refunds, orderId } = await stuck();

    await scene.backend.get(RefundDesk).retry({ refundId, reason: '토스 설정을 고쳤습니다' });
    await sendRefunds(scene);

    expect(await refunds()).toMatchObject([{ state: 'DONE' }]);
    expect(scene.toss.payments.get(orderId)?.cancels).toHaveLength(1);
    await expect(scene.backend.get(RefundDesk).retry({ refundId, reason: '한 번 더' })).rejects.toMatchObject({
      code: 'refund.not-waiting',
    });
    expect(await audited(refundId)).toEqual(['refund.retried']);
  });

  it('is not paid by hand when the gateway has paid it after all', async () => {
    const { refundId, refunds, orderId } = await stuck();
    scene.toss.cancelled(orderId, 204_000, refundId);

    await expect(
      scene.backend.get(RefundDesk).paidByHand({ refundId, reason: '계좌로 보냄', reference: '국민 20270101-1' }),
    ).rejects.toMatchObject({ code: 'refund.not-waiting', details: { state: 'DONE' } });
    expect(await refunds()).toMatchObject([{ state: 'DONE' }]);
  });

  it('is not paid by hand while the gateway does not say whether it has paid', async () => {
    const { refundId, refunds } = await stuck();
    const { TOSS_API_URL } = scene.backend.config;
    Object.assign(scene.backend.config, { TOSS_API_URL: 'http://127.0.0.1:9' });

    await expect(
      scene.backend.get(RefundDesk).paidByHand({ refundId, reason: '계좌로 보냄', reference: '국민 20270101-3' }),
    ).rejects.toMatchObject({ code: 'payment.gateway-unavailable' });

    Object.assign(scene.backend.config, { TOSS_API_URL });
    scene.backend.get(CircuitBreaker).answered();
    expect(await refunds()).toMatchObject([{ state: 'MANUAL' }]);
  });

  it('is not paid by hand while the worker sends it again by itself', async () => {
    const { refundId, refunds } = await stuck();
    const causeIs = (cause: string) =>
      scene.backend.owner.query('update refund set moved_because = $2 where id = $1', [refundId, cause]);
    await causeIs(GAVE_UP);

    await expect(
      scene.backend.get(RefundDesk).paidByHand({ refundId, reason: '계좌로 보냄', reference: '국민 20270101-4' }),
    ).rejects.toMatchObject({ code: 'refund.still-tried' });
    expect(await refunds()).toMatchObject([{ state: 'MANUAL' }]);
  });

  it('takes no account where the money goes back the way it came', async () => {
    const { refundId, bookingId, accountId, refunds } = await stuck();
    const account = { bankCode: '88', accountNumber: '110123456789', holderName: '이도윤' };

    await expect(
      scene.backend.get(NameRefundAccount).execute({ bookingId, accountId, refundId, account }),
    ).rejects.toMatchObject({ code: 'refund.needs-no-account' });
    expect(await refunds()).toMatchObject([{ state: 'MANUAL' }]);
  });

  it('is paid by hand, and the books say so', async () => {
    const { refundId, refunds, state } = await stuck();

    await scene.backend.get(RefundDesk).paidByHand({ refundId, reason: '계좌로 보냄', reference: '국민 20270101-2' });

    expect(await refunds()).toMatchObject([{ state: 'DONE' }]);
    expect(await state()).toMatchObject({ payment: 'CANCELED', balance: 0 });
    expect((await scene.backend.get(RefundList).one(refundId))?.state).toBe('DONE');
  });
});
