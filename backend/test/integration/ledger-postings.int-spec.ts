import { randomUUID } from 'node:crypto';
import { newId } from '#kernel/ids';
import { breaksOnPurpose } from './invariants';
import { PaymentsScene } from './payments-scene';

// Money goes back here that nobody had asked for: the ledger must book it, and these must cry.
breaksOnPurpose('P6', 'P8');

let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start();
});
afterAll(() => scene.stop());

interface Line {
  kind: string;
  account: string;
  amount: string;
  seat: string | null;
}

const linesOf = (bookingId: string) =>
  scene.backend.sql.query<Line>(
    `select e.kind, p.account, p.amount, p.seat from ledger_entry e join ledger_posting p on p.entry_id = e.id
      where e.booking_id = $1 order by e.id, p.line`,
    [bookingId],
  );

const line = (kind: string, account: string, amount: number, seat: string | null = null): Line => ({
  kind,
  account,
  amount: String(amount),
  seat,
});

/** Two seats at 50,000 won and 1,000 won of fee each, paid for. */
async function aPaidBooking() {
  const buyer = await scene.authenticated();
  await buyer.pay();
  const row = await scene.backend.sql.one<{ id: string }>(`select id from payment where booking_id = $1`, [
    buyer.bookingId,
  ]);
  return { ...buyer, paymentId: row?.id ?? '' };
}

const entryOf = async (bookingId: string) => {
  const row = await scene.backend.sql.one<{ id: string }>('select id from ledger_entry where booking_id = $1', [
    bookingId,
  ]);
  return row?.id;
};

describe('the ledger', () => {
  it('books a payment seat by seat, with the keys that lead to the gateway', async () => {
    const { bookingId, hall, paymentKey, orderId } = await aPaidBooking();
    const [first = '', second = ''] = hall.seatIds;

    expect(await linesOf(bookingId)).toEqual([
      line('CAPTURE', 'GATEWAY_RECEIVABLE', 102_000),
      line('CAPTURE', 'TICKET_SALES', -50_000, first),
      line('CAPTURE', 'TICKET_SALES', -50_000, second),
      line('CAPTURE', 'BOOKING_FEES', -1_000, first),
      line('CAPTURE', 'BOOKING_FEES', -1_000, second),
    ]);
    expect(
      await scene.backend.sql.one(
        `select e.payment_key, e.order_id, e.event_title, e.method, e.booking_number = b.number as numbered,
                e.transaction_key = t.transaction_key as traced, e.booked_at = t.at as dated
           from ledger_entry e join booking b on b.id = e.booking_id join payment_transaction t on t.payment_id = e.payment_id
          where e.booking_id = $1`,
        [bookingId],
      ),
    ).toEqual({
      payment_key: paymentKey,
      order_id: orderId,
      event_title: '시험 공연',
      method: 'EASY_PAY',
      numbered: true,
      traced: true,
      dated: true,
    });
  });

  it('takes a sale back line by line when the gateway returned all of it by itself', async () => {
    const { bookingId, paymentId } = await aPaidBooking();

    await scene.backend.owner.query(
      `begin;
       insert into payment_transaction (payment_id, kind, amount, transaction_key, at) values ('${paymentId}', 'REFUND', 102000, '${randomUUID()}', now());
       update payment set state = 'CANCELED', moved_by = 'test', moved_because = 'test' where id = '${paymentId}';
       commit`,
    );

    expect(
      (await linesOf(bookingId)).filter(({ kind }) => kind === 'REFUND_PAID').map((l) => [l.account, l.amount]),
    ).toEqual([
      ['GATEWAY_RECEIVABLE', '-102000'],
      ['REFUNDED_SALES', '50000'],
      ['REFUNDED_SALES', '50000'],
      ['REFUNDED_BOOKING_FEES', '1000'],
      ['REFUNDED_BOOKING_FEES', '1000'],
    ]);
  });

  it('books money no booking could take as waiting for its owner', async () => {
    const buyer = await scene.authenticated();
    scene.toss.mishaps.push({ kind: 'approve-after', before: () => buyer.loseSeats().then(() => undefined) });

    await buyer.pay().catch(() => undefined);

    expect((await linesOf(buyer.bookingId)).slice(0, 2)).toEqual([
      line('CAPTURE', 'GATEWAY_RECEIVABLE', 102_000),
      line('CAPTURE', 'UNCLAIMED_MONEY', -102_000),
    ]);
  });

  it('books a cancellation as a debt at once, with its fee, and pays it when the money is back', async () => {
    const { bookingId, paymentId, hall } = await aPaidBooking();
    const [first = ''] = hall.seatIds;
    // One of two seats for 50,000 won, at 10 %, on the day of purchase: 45,000 and the booking fee of 1,000 go back.
    await scene.backend.owner.query(
      `begin;
       update ticket set state = 'VOID', voided_at = now(), moved_by = 'buyer', moved_because = 'cancel'
        where claim_id = (select min(id) from claim where booking_id = '${bookingId}');
       update claim set state = 'RELEASED', released_at = now(), moved_by = 'buyer', moved_because = 'cancel'
        where id = (select min(id) from claim where booking_id = '${bookingId}');
       insert into refund (id, booking_id, payment_id, cause, state, amount, cancellation_fee, booking_fee_returned, idempotency_key,
                           requested_by, moved_by, moved_because)
       values ('${bookingId}', '${bookingId}', '${paymentId}', 'BUYER', 'REQUESTED', 46000, 5000, 1000, 'k', 'buyer:x', 'buyer', 'cancel');
       insert into refund_item (refund_id, claim_id, price, cancellation_fee, booking_fee, booking_fee_returned, amount)
       select '${bookingId}', min(id), 50000, 5000, 1000, 1000, 46000 from claim where booking_id = '${bookingId}';
       commit`,
    );
    const afterwards = async () => (await linesOf(bookingId)).slice(5);

    expect(await afterwards()).toEqual([
      line('REFUND_REQUESTED', 'REFUNDED_SALES', 50_000, first),
      line('REFUND_REQUESTED', 'REFUNDED_BOOKING_FEES', 1_000, first),
      line('REFUND_REQUESTED', 'CANCELLATION_FEES', -5_000, first),
      line('REFUND_REQUESTED', 'REFUNDS_PAYABLE', -46_000),
    ]);

    const key = randomUUID();
    await scene.backend.owner.query(
      `begin;
       update refund set state = 'SENT', moved_by = 'system', moved_because = 'due' where id = '${bookingId}';
       insert into payment_transaction (payment_id, kind, amount, transaction_key, at) values ('${paymentId}', 'REFUND', 46000, '${key}', now());
       update refund set state = 'DONE', transaction_key = '${key}', moved_by = 'gateway', moved_because = 'cancelled' where id = '${bookingId}';
       update payment set state = 'PARTIAL_CANCELED', moved_by = 'system', moved_because = 'refund' where id = '${paymentId}';
       commit`,
    );

    expect((await afterwards()).slice(4)).toEqual([
      line('REFUND_PAID', 'REFUNDS_PAYABLE', 46_000),
      line('REFUND_PAID', 'GATEWAY_RECEIVABLE', -46_000),
    ]);
  });

  describe('refuses, whoever asks,', () => {
    const entry = `insert into ledger_entry (kind, occurred_at, booked_at, recorded_at, dedupe_key)
                   values ('CORRECTION', now(), now(), now(), gen_random_uuid()::text) returning id`;

    it('an entry that does not add up to nothing', async () => {
      await expect(
        scene.backend.owner.query(
          `with e as (${entry}) insert into ledger_posting (entry_id, line, account, amount)
             select id, 1, 'BANK', 100 from e union all select id, 2, 'GATEWAY_FEES', -99 from e`,
        ),
      ).rejects.toThrow('add up to nothing');
    });

    it('an entry without lines, when the transaction commits', async () => {
      await expect(scene.backend.owner.query(entry)).rejects.toThrow('has 0 lines');
    });

    it('lines that come later, even when they cancel out', async () => {
      const id = await entryOf((await aPaidBooking()).bookingId);

      await expect(
        scene.backend.owner.query(
          `insert into ledger_posting (entry_id, line, account, amount) values (${id}, 8, 'BANK', 5), (${id}, 9, 'BANK', -5)`,
        ),
      ).rejects.toThrow('come together');
    });

    it.each([
      'update ledger_posting set amount = amount + 1 where entry_id = $1',
      'delete from ledger_posting where entry_id = $1',
      `update ledger_entry set booked_at = now() where id = $1`,
      'delete from ledger_entry where id = $1',
    ])('%s', async (statement) => {
      const id = await entryOf((await aPaidBooking()).bookingId);

      await expect(scene.backend.owner.query(statement, [id])).rejects.toThrow('never changed');
    });

    it('to be emptied', async () => {
      await expect(scene.backend.owner.query('truncate ledger_posting')).rejects.toThrow('never changed');
    });

    it('an entry that disagrees with the balance of its payment', async () => {
      const { paymentId } = await aPaidBooking();

      await expect(
        scene.backend.owner.query(
          `with e as (insert into ledger_entry (kind, occurred_at, booked_at, recorded_at, payment_id, dedupe_key)
                      values ('REFUND_PAID', now(), now(), now(), '${paymentId}', gen_random_uuid()::text) returning id)
           insert into ledger_posting (entry_id, line, account, amount)
             select id, 1, 'REFUNDS_PAYABLE', 100 from e union all select id, 2, 'GATEWAY_RECEIVABLE', -100 from e`,
        ),
      ).rejects.toThrow('in the ledger');
    });
  });

  it('lets the application read and nothing more', async () => {
    const { sql } = scene.backend;

    expect(await sql.one('select current_user as who')).toEqual({ who: 'tiketi_app' });
    for (const statement of [
      `insert into ledger_entry (kind, occurred_at, booked_at, recorded_at, dedupe_key) values ('CORRECTION', now(), now(), now(), 'x')`,
      `insert into ledger_posting (entry_id, line, account, amount) values (1, 9, 'BANK', 1)`,
      'update ledger_posting set amount = 1',
      'delete from ledger_entry',
      'truncate ledger_posting',
      'alter table ledger_posting disable trigger all',
      `update payment_transaction set amount = 1`,
      `delete from payment_transaction`,
      `update booking_transition set actor = 'nobody'`,
      `set local session_replication_role = replica`,
    ]) {
      await expect(sql.query(statement)).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  it('does not let the application say that it was written down earlier', async () => {
    const buyer = await scene.authenticated();
    await expect(
      scene.backend.sql.query(
        `insert into payment_transaction (payment_id, kind, amount, transaction_key, at, recorded_at)
         values ($1, 'CAPTURE', 1, $2, now(), now() - interval '1 year')`,
        [newId(), randomUUID()],
      ),
    ).rejects.toThrow('permission denied');
    await buyer.pay();

    const row = await scene.backend.sql.one(
      `select recorded_at > clock_timestamp() - interval '1 minute' as now from ledger_entry where booking_id = $1`,
      [buyer.bookingId],
    );
    expect(row).toEqual({ now: true });
  });
});

describe('money in the database', () => {
  const fractions = () =>
    scene.backend.owner.query<{ place: string }>(
      `select table_name || '.' || column_name as place from information_schema.columns
        where table_schema = 'public' and data_type in ('numeric', 'real', 'double precision', 'money') order by 1`,
    );

  /** Places in a line, milliseconds and rates: not won. */
  const NO_MONEY = [
    'queue.credit',
    'queue.pace',
    'rehearsal_report.hold_p50_ms',
    'rehearsal_report.hold_p95_ms',
    'rehearsal_report.hold_p99_ms',
    'rehearsal_report.holds_per_second',
    'rehearsal_report.join_p95_ms',
  ].map((place) => ({ place }));

  it('has no column that could hold a fraction of a won', async () => {
    expect(await fractions()).toEqual(NO_MONEY);

    await scene.backend.owner.query('create table planted (price numeric)');
    expect(await fractions()).toContainEqual({ place: 'planted.price' });
    await scene.backend.owner.query('drop table planted');
  });
});
