import { randomUUID } from 'node:crypto';
import { HoldSeats } from '../../src/modules/bookings/application/hold-seats.use-case';
import { Admissions } from '../../src/modules/waiting-room/application/admissions';
import { EndVisit } from '../../src/modules/waiting-room/application/end-visit.use-case';
import { JoinQueue } from '../../src/modules/waiting-room/application/join-queue.use-case';
import { LeaveQueue } from '../../src/modules/waiting-room/application/leave-queue.use-case';
import { Pressure } from '../../src/modules/waiting-room/application/presence';
import { QueueBoard } from '../../src/modules/waiting-room/application/queue-board';
import { RunAdmissions } from '../../src/modules/waiting-room/application/run-admissions.use-case';
import { SeeMyPlace } from '../../src/modules/waiting-room/application/see-my-place.use-case';
import { SetUpQueue } from '../../src/modules/waiting-room/application/set-up-queue.use-case';
import type { QueueSettings } from '../../src/modules/waiting-room/domain/queue';
import { WaitingRoomModule } from '../../src/modules/waiting-room/waiting-room.module';
import { aHall, someBuyers } from '../builders/a-hall';
import { PaymentsScene } from './payments-scene';

let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start(WaitingRoomModule);
});
afterAll(() => scene.stop());
afterEach(() => scene.backend.owner.query(`update queue set mode = 'OFF', on_since = null`));

/** On from this moment: seats held before need no admission. */
async function queueOn(performanceId: string, settings: Partial<QueueSettings> = {}): Promise<void> {
  const usual = { mode: 'ALWAYS' as const, from: null, entranceOpensAt: null, capacity: 1, ratePerMinute: 60_000 };
  await scene.backend.get(SetUpQueue).execute({
    performanceId,
    settings: { ...usual, staySeconds: 600, autoHoldsPerSecond: 5, paused: false, challenge: 'OFF', ...settings },
    reason: 'a test of the queue',
  });
  await scene.backend.owner.query(
    'update queue set on_since = now() where performance_id = $1 and on_since is not null',
    [performanceId],
  );
  await scene.backend.get(QueueBoard).refresh();
}

const join = (performanceId: string, accountId: string) =>
  scene.backend.get(JoinQueue).execute({ performanceId, accountId, nonce: undefined });

async function round(): Promise<void> {
  await scene.backend.get(RunAdmissions).execute();
  await scene.backend.get(QueueBoard).refresh();
}

const stateOf = async (performanceId: string, accountId: string) =>
  (await scene.backend.get(SeeMyPlace).execute({ performanceId, accountId })).state;

describe('a visit', () => {
  it('ends when the seats are paid for, and the next person comes in', async () => {
    const { hall, accountId, other, bookingId, pay } = await scene.authenticated();
    const { performanceId } = hall;
    await queueOn(performanceId);
    await join(performanceId, accountId);
    await join(performanceId, other);
    await round();
    await pay();

    await scene.backend.get(EndVisit).execute({ bookingId });
    await scene.backend.get(EndVisit).execute({ bookingId });
    await round();

    expect(await stateOf(performanceId, accountId)).toBe('COMPLETED');
    expect(await stateOf(performanceId, other)).toBe('ADMITTED');
  });

  it('is not ended by what was paid for in the one before, however late that is heard', async () => {
    const { hall, accountId, bookingId, pay } = await scene.authenticated();
    const { performanceId } = hall;
    await queueOn(performanceId);
    await join(performanceId, accountId);
    await round();
    await pay();
    await scene.backend.get(EndVisit).execute({ bookingId });
    await join(performanceId, accountId);
    await round();

    await scene.backend.get(EndVisit).execute({ bookingId });

    expect(await stateOf(performanceId, accountId)).toBe('ADMITTED');
  });

  it('goes on while there are more seats to pay for', async () => {
    const { hall, accountId, bookingId, pay } = await scene.authenticated();
    const { performanceId, seatIds } = hall;
    await queueOn(performanceId);
    await join(performanceId, accountId);
    await round();
    const more = { buyerId: accountId, performanceId, seatIds: seatIds.slice(5, 6), idempotencyKey: randomUUID() };
    await scene.backend.get(HoldSeats).execute(more);
    await pay();

    await scene.backend.get(EndVisit).execute({ bookingId });

    expect(await stateOf(performanceId, accountId)).toBe('ADMITTED');
  });
});

describe('somebody who leaves', () => {
  const bookingState = (bookingId: string) =>
    scene.backend.sql.one('select state from booking where id = $1', [bookingId]);

  it('gives back at once what they held in the visit, not what they pay for or held before', async () => {
    const { hall, accountId, other, bookingId: before } = await scene.authenticated();
    const { performanceId, seatIds } = hall;
    await queueOn(performanceId, { capacity: 2 });
    for (const person of [accountId, other]) await join(performanceId, person);
    await round();
    const hold = async (buyerId: string, seat: number) => {
      const seats = { seatIds: seatIds.slice(seat, seat + 1), idempotencyKey: randomUUID() };
      return (await scene.backend.get(HoldSeats).execute({ buyerId, performanceId, ...seats })).id;
    };
    const [held, paying, theirs] = [await hold(accountId, 4), await hold(accountId, 5), await hold(other, 6)];
    const move = (state: string) =>
      scene.backend.owner.query(
        `update booking set state = $2, moved_by = 'buyer', moved_because = 'test' where id = $1`,
        [paying, state],
      );
    await move('PAYING');

    await scene.backend.get(LeaveQueue).execute({ performanceId, accountId });

    expect(await bookingState(held)).toEqual({ state: 'CANCELLED' });
    for (const [id, state] of [
      [before, 'HELD'],
      [paying, 'PAYING'],
      [theirs, 'HELD'],
    ] as const)
      expect(await bookingState(id)).toEqual({ state });
    await hold(other, 4);
    await move('HELD');
  });

  it('while still waiting keeps the seats held before the queue came on', async () => {
    const { hall, accountId, bookingId } = await scene.authenticated();
    await queueOn(hall.performanceId);
    await join(hall.performanceId, accountId);

    await scene.backend.get(LeaveQueue).execute({ performanceId: hall.performanceId, accountId });

    expect(await bookingState(bookingId)).toEqual({ state: 'HELD' });
  });
});

describe('somebody who is suspended', () => {
  it('gives up every place at once, inside or waiting, and the next person comes in', async () => {
    const { performanceId } = await aHall(scene.backend.sql);
    const people = (await someBuyers(scene.backend.sql, 4)) as [string, string, string, string];
    await queueOn(performanceId, { capacity: 1 });
    for (const person of people) await join(performanceId, person);
    await round();
    const place = (accountId: string) => scene.backend.get(SeeMyPlace).execute({ performanceId, accountId });
    const [inside, waiting, next] = people;
    const { admission } = await place(inside);
    const check = { accountId: inside, token: admission?.token };
    await scene.backend.get(Admissions).requireForHold(performanceId, check);

    await scene.backend.owner.query(`update account set status = 'SUSPENDED' where id = any ($1)`, [[inside, waiting]]);

    await expect(scene.backend.get(Admissions).requireForHold(performanceId, check)).rejects.toMatchObject({
      code: 'queue.admission-over',
    });
    for (const gone of [inside, waiting])
      expect(
        await scene.backend.sql.one('select state, moved_because from queue_entry where account_id = $1', [gone]),
      ).toEqual({
        state: 'LEFT',
        moved_because: 'suspended',
      });
    await round();
    expect(await stateOf(performanceId, next)).toBe('ADMITTED');
  });
});

describe('the waiting time', () => {
  it('goes by the visits that ended, not by who filled the empty room or gave up waiting', async () => {
    const { performanceId } = await aHall(scene.backend.sql);
    const people = await someBuyers(scene.backend.sql, 15);
    await queueOn(performanceId, { capacity: 10 });
    for (const person of people) await join(performanceId, person);
    await round();
    const seconds = async () =>
      (await scene.backend.get(SeeMyPlace).execute({ performanceId, accountId: people[14] ?? '' })).etaSeconds;

    // Ten let in at once; ten visits of ten minutes are one place a minute.
    expect(await seconds()).toBe(300);

    for (const accountId of [...people.slice(0, 3), people[13] ?? ''])
      await scene.backend.get(LeaveQueue).execute({ performanceId, accountId });
    await round();
    expect(await seconds()).toBe(20);
  });
});

describe('measured load', () => {
  /** As if so many holds had been wished for in each of the last seconds, a share of them slowly. */
  async function wishes(performanceId: string, perSecond: number, milliseconds: number): Promise<void> {
    const pressure = scene.backend.get(Pressure);
    for (let i = 0; i < perSecond * 5; i += 1) pressure.note(performanceId, milliseconds);
    // Counted per whole second by the Redis server's clock: asked again until that second is over.
    while ((await pressure.recent(performanceId)).holds < perSecond * 5)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }

  it('turns an automatic queue on, and until then there is none', async () => {
    const { performanceId } = await aHall(scene.backend.sql);
    const [person = ''] = await someBuyers(scene.backend.sql, 1);
    await queueOn(performanceId, { mode: 'AUTO', autoHoldsPerSecond: 20 });
    await wishes(performanceId, 10, 5);
    await round();
    await expect(join(performanceId, person)).rejects.toMatchObject({ code: 'queue.off' });

    await wishes(performanceId, 25, 5);
    await round();

    expect((await scene.backend.get(QueueBoard).find(performanceId))?.onSince).toBeInstanceOf(Date);
    expect(await join(performanceId, person)).toMatchObject({ seq: 1 });
  }, 15_000);

  it('turns it off again when it is calm and everybody who waited is inside, not before two minutes', async () => {
    const { performanceId } = await aHall(scene.backend.sql);
    const people = await someBuyers(scene.backend.sql, 2);
    await queueOn(performanceId, { mode: 'AUTO', autoHoldsPerSecond: 20 });
    const since = async (ago: string | null) => {
      await scene.backend.owner.query('update queue set on_since = now() - $2::interval where performance_id = $1', [
        performanceId,
        ago,
      ]);
      await round();
      return (await scene.backend.get(QueueBoard).find(performanceId))?.onSince ?? null;
    };
    await since('1 second');
    for (const person of people) await join(performanceId, person);

    expect(await since('119 seconds')).toBeInstanceOf(Date);
    // One inside, one waiting: the room is for one.
    expect(await since('121 seconds')).toBeInstanceOf(Date);
    await scene.backend.get(LeaveQueue).execute({ performanceId, accountId: people[0] ?? '' });
    await round();
    expect(await since('121 seconds')).toBeNull();
    // Whoever was inside goes on without an admission, and nobody has to join.
    await expect(join(performanceId, people[0] ?? '')).rejects.toMatchObject({ code: 'queue.off' });
  });

  /** A stress rehearsal as it is written down, `minutes` after the first. */
  async function rehearsed(performanceId: string, minutes: number, profile: string, report: object): Promise<void> {
    const [staff] = await scene.backend.owner.query<{ id: string }>(
      `insert into staff_member (id, email, name, password_hash, role)
       values (gen_random_uuid(), gen_random_uuid() || '@example.test', '운영자', '-', 'operator') returning id`,
    );
    await scene.backend.owner.query(
      `with done as (
         insert into rehearsal (id, performance_id, profile, state, requested_by, reason, requested_at, started_at, finished_at, beat_at)
         values (gen_random_uuid(), $1, $2, 'DONE', $3, 'a test', now() + make_interval(mins => $4), now(), now(), now()) returning id)
       insert into rehearsal_report (rehearsal_id, holds_per_second, join_p95_ms, hold_p50_ms, hold_p95_ms, hold_p99_ms,
                                     knee_holds, conflicts, violated, machine, release, report)
       select id, 1, 1, 1, 1, 1, ($5::jsonb->'knee'->>'holdsPerSecond')::int, 0, '{}', '{}', 'test', $5::jsonb from done`,
      [performanceId, profile, staff?.id, minutes, JSON.stringify(report)],
    );
  }

  it('knows the limit that the latest stress rehearsal found, also where its first step was too much', async () => {
    const { performanceId } = await aHall(scene.backend.sql);
    await queueOn(performanceId);
    const measured = async () => {
      await scene.backend.get(QueueBoard).refresh();
      return (await scene.backend.get(QueueBoard).find(performanceId))?.measuredHoldsPerSecond;
    };
    const steps = [{ offeredPerSecond: 200 }, { offeredPerSecond: 400 }];

    expect(await measured()).toBeNull();
    await rehearsed(performanceId, 0, 'STRESS', { steps, knee: { holdsPerSecond: 200, limitedBy: 'LATENCY' } });
    expect(await measured()).toBe(200);
    await rehearsed(performanceId, 1, 'STRESS', { steps, knee: { holdsPerSecond: 400, limitedBy: null } });
    expect(await measured()).toBeNull();
    await rehearsed(performanceId, 2, 'STRESS', { steps, knee: { holdsPerSecond: 0, limitedBy: 'ERRORS' } });
    // Who only looked quickly has measured no limit.
    await rehearsed(performanceId, 3, 'QUICK', { steps: [], knee: null });
    expect(await measured()).toBe(200);
  });

  it('slows admissions down while holds are slow', async () => {
    const { performanceId } = await aHall(scene.backend.sql);
    await queueOn(performanceId, { capacity: 100 });
    await wishes(performanceId, 10, 900);

    await round();
    await round();

    expect((await scene.backend.get(QueueBoard).find(performanceId))?.pace).toBeLessThan(0.5);
  }, 15_000);
});
