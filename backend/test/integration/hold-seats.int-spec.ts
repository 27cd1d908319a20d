import { randomUUID } from 'node:crypto';
import { ExpireHolds } from '../../src/modules/bookings/application/expire-holds.use-case';
import { HoldSeats } from '../../src/modules/bookings/application/hold-seats.use-case';
import { ReleaseHold } from '../../src/modules/bookings/application/release-hold.use-case';
import { BookingsModule } from '../../src/modules/bookings/bookings.module';
import { BOOKING_STATES, mayMove } from '../../src/modules/bookings/domain/booking-state';
import { aHall, type HallOptions, someBuyers } from '../builders/a-hall';
import { counted } from '../builders/counted';
import { startBackend, type TestBackend } from './backend';

let backend: TestBackend;

beforeAll(async () => {
  backend = await startBackend(BookingsModule);
});

afterAll(() => backend.stop());

async function scene(options?: HallOptions) {
  const hall = await aHall(backend.sql, options);
  const [buyerId = '', other = ''] = await someBuyers(backend.sql, 2);
  const hold = (seats: readonly number[], who = buyerId, idempotencyKey: string = randomUUID()) =>
    backend.get(HoldSeats).execute({
      buyerId: who,
      performanceId: hall.performanceId,
      seatIds: seats.map((seat) => hall.seatIds[seat] ?? 'none'),
      idempotencyKey,
    });
  const written = () =>
    count(`select count(*)::int as count from booking where performance_id = '${hall.performanceId}'`);
  const runOut = (bookingId: string) =>
    backend.sql.query(`update booking set expires_at = clock_timestamp() - interval '1 ms' where id = $1`, [bookingId]);
  return { hall, buyerId, other, hold, written, runOut };
}

async function count(sql: string): Promise<number> {
  return (await backend.sql.one<{ count: number }>(sql))?.count ?? -1;
}

describe('holding seats', () => {
  it('holds them for five minutes by the database clock, with the price of each', async () => {
    const { hold } = await scene({ price: 70_000, bookingFee: 2_000 });

    const held = await hold([3, 4]);

    expect(held.amounts).toEqual({ tickets: 140_000, bookingFee: 4_000, discount: 0, total: 144_000 });
    expect((held.expiresAt?.getTime() ?? 0) - held.serverTime.getTime()).toBe(300_000);
    expect(held.seats.map(({ seatId }) => seatId)).toEqual(['A-1-4', 'A-1-5']);
  });

  it('names the lost seats and offers equal seats side by side', async () => {
    const { hold, other } = await scene();
    await hold([4, 5], other);

    await expect(hold([3, 4])).rejects.toMatchObject({
      code: 'booking.seats-taken',
      details: {
        taken: ['A-1-5'],
        alternatives: [
          ['A-2-4', 'A-2-5'],
          ['A-1-3', 'A-1-4'],
          ['A-2-6', 'A-2-7'],
        ],
      },
    });
  });

  it.each([
    ['before the sale opens', { opensIn: 60 }, [0], 'booking.sale-not-open'],
    ['after the sale closed', { closesIn: -1 }, [0], 'booking.sale-closed'],
    ['of seats that are not for sale', { blocked: [1] }, [0, 1], 'booking.seats-not-for-sale'],
    ['of more seats than one person may have', { seatsPerPerson: 2 }, [0, 1, 2], 'booking.too-many-seats'],
    ['of seats the hall does not have', {}, [0, 99], 'booking.unknown-seats'],
  ])('refuses a hold %s and writes nothing', async (_, options, seats, code) => {
    const { hold, written } = await scene(options);

    await expect(hold(seats)).rejects.toMatchObject({ code });
    expect(await written()).toBe(0);
  });

  it('refuses a buyer whose address is not confirmed, and a suspended one', async () => {
    const { hold, buyerId, other } = await scene();
    await backend.sql.query('update account set email_verified_at = null where id = $1', [buyerId]);
    await backend.sql.query(`update account set status = 'SUSPENDED' where id = $1`, [other]);

    await expect(hold([0])).rejects.toMatchObject({ code: 'auth.email-unverified' });
    await expect(hold([0], other)).rejects.toMatchObject({ code: 'auth.account-suspended' });
  });

  it('counts the limit over all bookings, also when they are made at the same instant', async () => {
    const { hold } = await scene({ seatsPerPerson: 4 });

    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, (_, seat) => hold([seat])));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    await expect(hold([20])).rejects.toMatchObject({
      code: 'booking.too-many-seats',
      details: { limit: 4, alreadyHeld: 4 },
    });
  });
});

describe('an event that leaves no single seats', () => {
  const strict = { rows: 1, seatsPerRow: 10, leavesNoSingleSeats: true };

  it('refuses a choice that leaves one alone, names it and offers the nearest that do not', async () => {
    const { hold, written } = await scene(strict);

    await expect(hold([1, 2])).rejects.toMatchObject({
      code: 'booking.strands-seat',
      details: {
        stranded: ['A-1-1'],
        alternatives: [
          ['A-1-1', 'A-1-2'],
          ['A-1-3', 'A-1-4'],
          ['A-1-5', 'A-1-6'],
        ],
      },
    });
    expect(await written()).toBe(0);
    await expect(hold([0, 1])).resolves.toBeDefined();
  });

  it('allows it where it cannot be helped, and everywhere in an event without the rule', async () => {
    const tight = await scene({ ...strict, seatsPerRow: 3 });
    const easy = await scene({ ...strict, leavesNoSingleSeats: false });

    await expect(tight.hold([0, 1])).resolves.toBeDefined();
    await expect(easy.hold([1, 2])).resolves.toBeDefined();
  });

  it('says nothing to a key that holds seats already: that wish has its answer', async () => {
    const { hold, buyerId } = await scene(strict);
    const key = randomUUID();
    const held = await hold([2, 3], buyerId, key);

    expect((await hold([2, 3], buyerId, key)).id).toBe(held.id);
    await expect(hold([1, 2], buyerId, key)).rejects.toMatchObject({ code: 'request.idempotency-key-reused' });
  });
});

describe('repeating a hold', () => {
  it('answers twenty equal requests with one booking', async () => {
    const { hold, buyerId, written } = await scene();
    const key = randomUUID();

    const answers = await Promise.all(Array.from({ length: 20 }, () => hold([7, 8], buyerId, key)));

    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await written()).toBe(1);
  });

  it('refuses the same key for other seats', async () => {
    const { hold, buyerId } = await scene();
    const key = randomUUID();
    await hold([7], buyerId, key);

    await expect(hold([8], buyerId, key)).rejects.toMatchObject({ code: 'request.idempotency-key-reused' });
  });

  it('lets two buyers use the same key', async () => {
    const { hold, buyerId, other } = await scene();
    const key = randomUUID();

    const [mine, theirs] = await Promise.all([hold([1], buyerId, key), hold([2], other, key)]);

    expect(mine.id).not.toBe(theirs.id);
  });
});

describe('the end of a hold', () => {
  it('frees the seats in the next round of the sweeper and says who did it', async () => {
    const { hold, runOut, other } = await scene();
    const { id } = await hold([0, 1]);
    await runOut(id);
    const before = await counted('tiketi_hold_expired_total', { by: 'sweeper' });

    await backend.get(ExpireHolds).execute();

    expect((await counted('tiketi_hold_expired_total', { by: 'sweeper' })) - before).toBe(1);
    const move = await backend.sql.one(
      'select from_state, to_state, actor from booking_transition where booking_id = $1 order by id desc',
      [id],
    );
    expect(move).toEqual({ from_state: 'HELD', to_state: 'EXPIRED', actor: 'sweeper' });
    await expect(hold([0, 1], other)).resolves.toBeDefined();
  });

  it('gives seats that ran out to the next buyer even when no sweeper is alive', async () => {
    const { hold, runOut, other } = await scene();
    const { id } = await hold([0, 1]);
    await runOut(id);

    await expect(hold([1, 2], other)).resolves.toBeDefined();

    const old = await backend.sql.one('select state from booking where id = $1', [id]);
    expect(old).toEqual({ state: 'EXPIRED' });
    expect(
      await count(`select count(*)::int as count from claim where booking_id = '${id}' and state <> 'RELEASED'`),
    ).toBe(0);
  });

  it('never touches a booking that is being paid for', async () => {
    const { hold, runOut, other } = await scene();
    const { id } = await hold([0]);
    await backend.sql.query(`update booking set state = 'PAYING' where id = $1`, [id]);
    await runOut(id);

    await backend.get(ExpireHolds).execute();

    await expect(hold([0], other)).rejects.toMatchObject({ code: 'booking.seats-taken' });
    // There never was a payment; the suite ends with every invariant true.
    await backend.sql.query(`update booking set state = 'HELD' where id = $1`, [id]);
  });

  it('comes early when the buyer gives the seats back; nobody else can do that', async () => {
    const { hold, buyerId, other } = await scene();
    const { id } = await hold([0]);
    const release = (who: string) => backend.get(ReleaseHold).execute({ bookingId: id, buyerId: who });

    await expect(release(other)).rejects.toMatchObject({ code: 'booking.not-found' });
    await release(buyerId);
    await release(buyerId);

    await expect(hold([0], other)).resolves.toBeDefined();
  });
});

it('moves bookings in the database exactly as the transition table in the code says', async () => {
  for (const from of ['', ...BOOKING_STATES] as const) {
    for (const to of BOOKING_STATES) {
      const row = await backend.sql.one<{ may: boolean }>('select booking_may_move($1, $2) as may', [from, to]);

      expect([from, to, row?.may]).toEqual([from, to, mayMove(from, to)]);
    }
  }
});

it('refuses a forbidden move in the database itself', async () => {
  const { hold, buyerId } = await scene();
  const { id } = await hold([0]);
  await backend.get(ReleaseHold).execute({ bookingId: id, buyerId });

  const revive = backend.sql.query(`update booking set state = 'HELD', expires_at = now() where id = $1`, [id]);

  await expect(revive).rejects.toThrow('may not move from CANCELLED to HELD');
});
