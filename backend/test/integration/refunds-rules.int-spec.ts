import { randomUUID } from 'node:crypto';
import { mayMove, REFUND_STATES } from '../../src/modules/payments/domain/refunds/refund-state';
import { PaymentsScene } from './payments-scene';

let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start();
});

afterAll(() => scene.stop());

const sql = <Row>(text: string, values: unknown[] = []) => scene.backend.sql.query<Row>(text, values);

describe('the refund state machine', () => {
  it('is the same in TypeScript and in the database, for every pair of states', async () => {
    const pairs = ['' as const, ...REFUND_STATES].flatMap((from) => REFUND_STATES.map((to) => [from, to] as const));
    const rows = await sql<{ may: boolean }>(
      `select refund_may_move(f, t) as may from unnest($1::text[], $2::text[]) with ordinality as p(f, t, n) order by n`,
      [pairs.map(([from]) => from), pairs.map(([, to]) => to)],
    );

    expect(pairs.map(([from, to], i) => [from, to, rows[i]?.may])).toEqual(
      pairs.map(([from, to]) => [from, to, mayMove(from, to)]),
    );
  });
});

describe('the terms of a booking', () => {
  it('are those of the moment the payment began, whatever the performance says later', async () => {
    const { bookingId, pay } = await scene.authenticated();
    await pay();
    const terms = () =>
      sql(`select tiers, purchased_at, booking_fee_returned from booking_terms where booking_id = $1`, [bookingId]);
    const agreed = await terms();

    await sql(`update cancellation_tier set fee_percent = 100`);
    await sql(`update cancellation_policy set booking_fee_returned = 'NEVER'`);

    expect(await terms()).toEqual(agreed);
    expect(agreed).toEqual([
      {
        tiers: [
          { minDaysBefore: 10, feePercent: 0 },
          { minDaysBefore: 7, feePercent: 10 },
          { minDaysBefore: 3, feePercent: 20 },
          { minDaysBefore: 1, feePercent: 30 },
          { minDaysBefore: 0, feePercent: 90 },
        ],
        purchased_at: expect.any(Date) as Date,
        booking_fee_returned: 'SAME_DAY',
      },
    ]);
    await expect(sql(`update booking_terms set tiers = '[]' where booking_id = $1`, [bookingId])).rejects.toMatchObject(
      {
        code: '23514',
      },
    );
  });
});

describe('what a refund may be', () => {
  it.each([
    ['more than was paid', `(select amount + 1 from payment where booking_id = $2)`, 'NO_SEAT'],
    ['that takes no seat back', '1', 'BUYER'],
  ])('refuses one: %s', async (_, amount, cause) => {
    const { bookingId, pay } = await scene.authenticated();
    await pay();

    await expect(
      sql(
        `insert into refund (id, booking_id, payment_id, cause, state, amount, cancellation_fee, booking_fee_returned,
                             idempotency_key, requested_by, moved_by, moved_because)
         select $1, $2, id, '${cause}', 'REQUESTED', ${amount}, 0, 0, 'key-0001', 'system', 'test', 'test'
           from payment where booking_id = $2`,
        [randomUUID(), bookingId],
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });
});
