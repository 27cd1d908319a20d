import { randomUUID } from 'node:crypto';
import { mayMove, PAYMENT_STATES, type PaymentState } from '../../src/modules/payments/domain/payment-state';
import { SweepPayments } from '../../src/modules/payments/application/sweep-payments.use-case';
import { Transactions } from '../../src/platform/database/transactions';
import { PaymentsScene } from './payments-scene';

let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start();
});

afterAll(() => scene.stop());

const sql = (text: string, values: unknown[] = []) => scene.backend.sql.query(text, values);
/** For what the application itself may not do. */
const owner = (text: string) => scene.backend.owner.query(text);
const move = (orderId: string, to: PaymentState) =>
  sql(
    `update payment set state = $2, payment_key = coalesce(payment_key, $3), failure_code = 'TEST', approved_at = now(),
                        moved_by = 'test', moved_because = 'test' where order_id = $1`,
    [orderId, to, `tk_${randomUUID()}`],
  );

describe('the payment state machine', () => {
  it('is the same in TypeScript and in the database, for every pair of states', async () => {
    const pairs = ['' as const, ...PAYMENT_STATES].flatMap((from) => PAYMENT_STATES.map((to) => [from, to] as const));
    const rows = await scene.backend.sql.query<{ may: boolean }>(
      `select payment_may_move(f, t) as may from unnest($1::text[], $2::text[]) with ordinality as p(f, t, n) order by n`,
      [pairs.map(([from]) => from), pairs.map(([, to]) => to)],
    );

    expect(pairs.map(([from, to], i) => [from, to, rows[i]?.may])).toEqual(
      pairs.map(([from, to]) => [from, to, mayMove(from, to)]),
    );
  });

  it.each([
    ['READY', 'CAPTURED'],
    ['READY', 'FAILED'],
    ['FAILED', 'CONFIRMING'],
  ] as const)('refuses %s → %s, whoever writes it', async (from, to) => {
    const { orderId } = await scene.authenticated();
    if (from === 'FAILED') await move(orderId, 'CONFIRMING').then(() => move(orderId, 'FAILED'));

    await expect(move(orderId, to)).rejects.toMatchObject({ code: '23514' });
  });

  it('knows the same states as the table', async () => {
    const [row] = await scene.backend.sql.query<{ definition: string }>(
      `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'payment_state_check'`,
    );

    expect(
      row?.definition
        .match(/'[A-Z_]+'/g)
        ?.map((name) => name.slice(1, -1))
        .toSorted(),
    ).toEqual([...PAYMENT_STATES].toSorted());
  });
});

describe('the money in the database', () => {
  it('refuses a captured payment without a transaction to show for it', async () => {
    const { orderId } = await scene.authenticated();
    await move(orderId, 'CONFIRMING');

    await expect(move(orderId, 'CAPTURED')).rejects.toMatchObject({ code: '23514' });
    await move(orderId, 'FAILED');
  });

  it('refuses a transaction without a captured payment, a second capture, and a refund of more than there is', async () => {
    const { orderId, pay, bookingId } = await scene.authenticated();
    const add = (kind: string, amount: number) =>
      sql(
        `insert into payment_transaction (payment_id, kind, amount, transaction_key, at)
         select id, $2, $3, $4, now() from payment where order_id = $1`,
        [orderId, kind, amount, randomUUID()],
      );

    await expect(add('CAPTURE', 102_000)).rejects.toMatchObject({ code: '23514' });
    await pay();
    await expect(add('CAPTURE', 1)).rejects.toMatchObject({ code: '23505' });
    await expect(add('REFUND', 102_001)).rejects.toMatchObject({ code: '23514' });
    await expect(add('REFUND', 102_000)).rejects.toMatchObject({ code: '23514' });
    expect(await scene.backend.sql.one('select balance from payment where booking_id = $1', [bookingId])).toEqual({
      balance: 102_000,
    });
  });

  it('keeps what was written: transactions are never changed or removed', async () => {
    const { pay } = await scene.authenticated();
    await pay();

    await expect(owner('update payment_transaction set amount = 1')).rejects.toMatchObject({ code: '23514' });
    await expect(owner('delete from payment_transaction')).rejects.toMatchObject({ code: '23514' });
  });

  it('has room for one open payment per booking', async () => {
    const { bookingId } = await scene.authenticated();

    const second = sql(
      `insert into payment (id, booking_id, order_id, amount, state, moved_by, moved_because)
       values ($1, $2, $3, 1, 'READY', 'test', 'test')`,
      [randomUUID(), bookingId, `T00000-${randomUUID()}`],
    );

    await expect(second).rejects.toMatchObject({ code: '23505', constraint: 'payment_one_open' });
  });

  it('undoes the whole settlement when one part of it fails', async () => {
    const { pay, state, age } = await scene.authenticated();
    // The last thing a settlement writes: the tickets.
    await owner(
      `create or replace function refuse_tickets() returns trigger language plpgsql as $$ begin raise exception 'no tickets today'; end $$`,
    );
    await owner('create trigger refuse_tickets before insert on ticket for each row execute function refuse_tickets()');

    await expect(pay()).rejects.toThrow('no tickets today');

    expect(await state()).toMatchObject({ booking: 'PAYING', payment: 'CONFIRMING', captures: 0, tickets: 0, sold: 0 });
    await owner('drop trigger refuse_tickets on ticket');
    await age(21);
    await scene.backend.get(SweepPayments).resolve();
    expect(await state()).toMatchObject({ booking: 'CONFIRMED', payment: 'CAPTURED', captures: 1, tickets: 2 });
  });
});

describe('attempts nobody finished', () => {
  it('end with their booking', async () => {
    const { state, bookingId } = await scene.authenticated();
    await sql(`update claim set state = 'RELEASED', released_at = now() where booking_id = $1`, [bookingId]);
    await sql(
      `update booking set state = 'EXPIRED', expires_at = null, moved_by = 'test', moved_because = 'test' where id = $1`,
      [bookingId],
    );

    await scene.backend.get(Transactions).run(() => scene.backend.get(SweepPayments).expireAbandoned());

    expect(await state()).toMatchObject({ booking: 'EXPIRED', payment: 'EXPIRED' });
  });
});
