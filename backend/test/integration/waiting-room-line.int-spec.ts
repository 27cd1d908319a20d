import type Redis from 'ioredis';
import { REDIS } from '#platform/cache/redis.module';
import { LeaveQueue } from '../../src/modules/waiting-room/application/leave-queue.use-case';
import { QueueBoard } from '../../src/modules/waiting-room/application/queue-board';
import { WatchQueue } from '../../src/modules/waiting-room/application/watch-queue';
import { phaseOf } from '../../src/modules/waiting-room/domain/queue';
import { SqlWaitingLine } from '../../src/modules/waiting-room/persistence/sql-waiting-line';
import { WaitingRoomScene } from './waiting-room-scene';

let scene: WaitingRoomScene;

beforeAll(async () => {
  scene = await WaitingRoomScene.start();
});
afterAll(() => scene.stop());
// What one test has set up is no queue in the next: rounds run over all of them.
afterEach(() => scene.backend.owner.query(`update queue set mode = 'OFF', on_since = null`));

describe('joining', () => {
  it('gives three hundred people of three processes three hundred places without a gap', async () => {
    const { performanceId } = await scene.aQueue();
    const people = await scene.people(300);
    const processes = [1, 2, 3].map(() => new SqlWaitingLine(scene.backend.sql));

    const outcomes = await Promise.all(
      people.map(async (accountId, i) => processes[i % 3]?.join({ performanceId, accountId, nonce: 'ab'.repeat(16) })),
    );

    const places = outcomes.flatMap((outcome) => (outcome && 'place' in outcome ? [outcome.place.seq ?? 0] : []));
    expect([...places].sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
  });

  it('keeps one place for one person, whatever tabs and devices ask for', async () => {
    const { performanceId } = await scene.aQueue();
    const [first = '', person = ''] = await scene.people(2);
    const processes = [1, 2, 3].map(() => new SqlWaitingLine(scene.backend.sql));
    await scene.join(performanceId, first);

    const asked = Array.from({ length: 50 }, async (_, i) =>
      processes[i % 3]?.join({ performanceId, accountId: person, nonce: 'cd'.repeat(16) }),
    );
    const places = (await Promise.all(asked)).map((outcome) => outcome && 'place' in outcome && outcome.place.seq);

    expect(new Set(places)).toEqual(new Set([2]));
    expect((await scene.look(performanceId, person)).seq).toBe(2);
    expect((await scene.join(performanceId, person)).ahead).toBe(1);
  });

  it('is refused before the entrance opens, without a queue, and to who is not verified', async () => {
    const later = await scene.aQueue({}, { opensIn: 7_200 });
    const { performanceId } = await scene.aQueue();
    const none = await scene.aQueue({ mode: 'OFF' });
    const [person = '', unverified = ''] = await scene.people(2);
    await scene.backend.owner.query('update account set email_verified_at = null where id = $1', [unverified]);

    await expect(scene.join(later.performanceId, person)).rejects.toMatchObject({ code: 'queue.not-open' });
    await expect(scene.join(none.performanceId, person)).rejects.toMatchObject({ code: 'queue.off' });
    await expect(scene.join(performanceId, unverified)).rejects.toMatchObject({ code: 'auth.email-unverified' });
  });
});

describe('admission', () => {
  it('lets in as many as there is room for, in order, and the next when somebody leaves', async () => {
    const { performanceId } = await scene.aQueue({ capacity: 3 });
    const people = await scene.people(6);
    await scene.joinInOrder(performanceId, people);

    await scene.round(3);
    expect(await scene.inState(performanceId, 'ADMITTED')).toEqual(people.slice(0, 3));

    await scene.backend.get(LeaveQueue).execute({ performanceId, accountId: people[1] ?? '' });
    await scene.round();
    expect(await scene.inState(performanceId, 'ADMITTED')).toEqual([people[0], people[2], people[3]]);
    expect((await scene.look(performanceId, people[4] ?? '')).ahead).toBe(0);
    expect((await scene.backend.get(QueueBoard).find(performanceId))?.serving).toBe(4);
  });

  it('lets nobody in before the sale opens, however early the queue is on', async () => {
    const { performanceId } = await scene.aQueue(
      { mode: 'FROM', from: new Date(Date.now() - 60_000) },
      { opensIn: 600 },
    );
    const people = await scene.people(2);
    await scene.joinInOrder(performanceId, people);
    await scene.round(2);
    expect(await scene.inState(performanceId, 'ADMITTED')).toEqual([]);

    await scene.backend.owner.query(
      `update performance set sale_opens_at = now() - interval '1 second' where id = $1`,
      [performanceId],
    );
    await scene.round(2);
    expect(await scene.inState(performanceId, 'ADMITTED')).toEqual(people);
  });

  it('never fills the room twice, however many workers run rounds at once', async () => {
    const { performanceId } = await scene.aQueue({ capacity: 5 });
    await scene.joinInOrder(performanceId, await scene.people(20));

    await Promise.all(Array.from({ length: 12 }, () => scene.round()));

    expect(await scene.inState(performanceId, 'ADMITTED')).toHaveLength(5);
  });

  it('follows the rate', async () => {
    const { performanceId } = await scene.aQueue({ capacity: 100, ratePerMinute: 60 });
    await scene.joinInOrder(performanceId, await scene.people(20));
    // Ten minutes of quiet save up two seconds' worth, not six hundred people.
    await scene.backend.owner.query(
      `update queue set round_at = now() - interval '10 minutes' where performance_id = $1`,
      [performanceId],
    );

    await scene.round();

    expect(await scene.inState(performanceId, 'ADMITTED')).toHaveLength(2);
  });

  it('stands still while staff have paused it, tells so, and goes on with everybody where they were', async () => {
    const { performanceId } = await scene.aQueue({ capacity: 2 });
    const people = await scene.people(5);
    await scene.joinInOrder(performanceId, people);
    await scene.round();

    await scene.setUp(performanceId, { capacity: 4, paused: true });
    await scene.round(2);
    expect(await scene.inState(performanceId, 'ADMITTED')).toEqual(people.slice(0, 2));
    expect(await scene.look(performanceId, people[2] ?? '')).toMatchObject({ seq: 3, ahead: 0, etaSeconds: null });

    await scene.setUp(performanceId, { capacity: 4 });
    await scene.round(2);
    expect(await scene.inState(performanceId, 'ADMITTED')).toEqual(people.slice(0, 4));
  });

  it('ends a visit when its time is over', async () => {
    const { performanceId } = await scene.aQueue({ capacity: 1 });
    const people = await scene.people(2);
    await scene.joinInOrder(performanceId, people);
    await scene.round();

    await scene.age(performanceId, people[0] ?? '', 601);
    await scene.round();

    expect(await scene.inState(performanceId, 'EXPIRED')).toEqual([people[0]]);
    expect(await scene.inState(performanceId, 'ADMITTED')).toEqual([people[1]]);
  });

  it('lowering the capacity throws nobody out and lets nobody in', async () => {
    const { performanceId } = await scene.aQueue({ capacity: 4 });
    const people = await scene.people(6);
    await scene.joinInOrder(performanceId, people);
    await scene.round();

    await scene.setUp(performanceId, { capacity: 2 });
    await scene.backend.get(LeaveQueue).execute({ performanceId, accountId: people[0] ?? '' });
    await scene.round(2);

    expect(await scene.inState(performanceId, 'ADMITTED')).toEqual(people.slice(1, 4));
  });
});

describe('who gives no sign of life', () => {
  const silence = (performanceId: string, accountId: string, seconds: number) =>
    Promise.all([
      scene.redis.zincrby(`queue:{${performanceId}}:seen`, -seconds * 1_000, accountId),
      scene.backend.owner.query(
        `update queue_entry set waiting_since = waiting_since - make_interval(secs => $3) where performance_id = $1 and account_id = $2`,
        [performanceId, accountId, seconds],
      ),
    ]);

  it('loses the turn, and has the old place again when back within ten minutes', async () => {
    const { performanceId } = await scene.aQueue({ capacity: 1 });
    const [inside = '', away = '', next = ''] = await scene.people(3);
    await scene.joinInOrder(performanceId, [inside, away, next]);
    await scene.round();
    await silence(performanceId, away, 100);

    await scene.round();
    expect(await scene.inState(performanceId, 'LEFT')).toEqual([away]);
    await scene.backend.get(LeaveQueue).execute({ performanceId, accountId: inside });
    await scene.round();
    expect(await scene.inState(performanceId, 'ADMITTED')).toEqual([next]);

    expect(await scene.join(performanceId, away)).toMatchObject({ seq: 2, ahead: 0 });
    await scene.backend.get(LeaveQueue).execute({ performanceId, accountId: next });
    await scene.round();
    expect(await scene.inState(performanceId, 'ADMITTED')).toEqual([away]);
  });

  it('stands at the end when it was the own wish to leave', async () => {
    const { performanceId } = await scene.aQueue({ capacity: 1, paused: true });
    const people = await scene.people(3);
    await scene.joinInOrder(performanceId, people);

    await scene.backend.get(LeaveQueue).execute({ performanceId, accountId: people[0] ?? '' });

    expect((await scene.join(performanceId, people[0] ?? '')).seq).toBe(4);
  });

  it('is blamed for nothing when it was us who were away', async () => {
    const { performanceId } = await scene.aQueue({ capacity: 1 });
    const people = await scene.people(3);
    await scene.joinInOrder(performanceId, people);
    await scene.round();
    await silence(performanceId, people[1] ?? '', 100);
    // The last round was half a minute ago: nobody's signs of life were taken.
    await scene.redis.set(
      `queue:{${performanceId}}:round`,
      Number(await scene.redis.get(`queue:{${performanceId}}:round`)) - 30_000,
    );

    await scene.round(2);

    expect(await scene.inState(performanceId, 'LEFT')).toEqual([]);
  });
});

describe('when Redis loses everything', () => {
  it('five thousand who wait keep their order, and nobody is let in twice', async () => {
    const { performanceId } = await scene.aQueue({ capacity: 400 });
    const people = await scene.people(5_400);
    for (let i = 0; i < people.length; i += 500)
      await Promise.all(people.slice(i, i + 500).map((accountId) => scene.join(performanceId, accountId)));
    await scene.round();
    const line = await scene.inState(performanceId, 'WAITING');
    expect(line).toHaveLength(5_000);

    await scene.redis.flushdb();
    expect(await scene.look(performanceId, line[0] ?? '')).toMatchObject({ seq: 401, ahead: 0 });
    expect(await scene.look(performanceId, line[4_999] ?? '')).toMatchObject({ seq: 5_400, ahead: 4_999 });
    await scene.round();
    expect(await scene.redis.zrange(`queue:{${performanceId}}:waiting`, 0, -1)).toEqual(line);

    for (const accountId of (await scene.inState(performanceId, 'ADMITTED')).slice(0, 100))
      await scene.backend.get(LeaveQueue).execute({ performanceId, accountId });
    await scene.redis.flushdb();
    await scene.round(2);

    expect((await scene.inState(performanceId, 'ADMITTED')).slice(-100)).toEqual(line.slice(0, 100));
    expect(await scene.inState(performanceId, 'WAITING')).toEqual(line.slice(100));
    const [twice] = await scene.backend.sql.query(
      `select queue_entry_id from queue_entry_transition where to_state = 'ADMITTED' group by 1 having count(*) > 1`,
    );
    expect(twice).toBeUndefined();
  }, 60_000);

  it('and stays away, people still join, see their place and are let in', async () => {
    const alone = await WaitingRoomScene.start();
    try {
      const { performanceId } = await alone.aQueue({ capacity: 2 });
      const people = await alone.people(4);
      alone.backend.get<Redis>(REDIS as unknown as new () => Redis).disconnect();
      await alone.joinInOrder(performanceId, people);
      await alone.round();

      expect(await alone.inState(performanceId, 'ADMITTED')).toEqual(people.slice(0, 2));
      expect(await alone.look(performanceId, people[3] ?? '')).toMatchObject({ seq: 4, ahead: 1 });
    } finally {
      await alone.stop();
    }
  });
});

describe('when the sale is over', () => {
  const over = {
    'its time is up': `update performance set sale_closes_at = sale_opens_at + interval '1 second' where id = $1`,
    'the performance is called off': `update performance set cancelled_at = now(), cancelled_because = 'a test' where id = $1`,
  };

  it.each(Object.entries(over))(
    'because %s, everybody who waits is told so, and nobody joins or comes in',
    async (_, how) => {
      const { performanceId } = await scene.aQueue({ capacity: 1 });
      const people = await scene.people(4);
      await scene.joinInOrder(performanceId, people.slice(0, 3));
      await scene.round();
      expect(await scene.look(performanceId, people[1] ?? '')).toMatchObject({ state: 'WAITING', endedBecause: null });

      await scene.backend.owner.query(how, [performanceId]);
      await scene.round(2);

      for (const waited of people.slice(1, 3))
        expect(await scene.look(performanceId, waited)).toMatchObject({ state: 'LEFT', endedBecause: 'sale-closed' });
      expect(await scene.inState(performanceId, 'ADMITTED')).toEqual([people[0]]);
      await expect(scene.join(performanceId, people[3] ?? '')).rejects.toMatchObject({ code: 'queue.closed' });
      const queue = await scene.backend.get(QueueBoard).find(performanceId);
      expect(queue && phaseOf(queue, scene.backend.get(QueueBoard).now())).toBe('CLOSED');
    },
  );

  it('before the draw, the pre-queue is not left waiting for it', async () => {
    const { performanceId } = await scene.aQueue({}, { opensIn: 600 });
    const [person = ''] = await scene.people(1);
    await scene.join(performanceId, person);

    await scene.backend.owner.query(over['the performance is called off'], [performanceId]);
    await scene.round();

    expect(await scene.look(performanceId, person)).toMatchObject({
      state: 'LEFT',
      seq: null,
      endedBecause: 'sale-closed',
    });
  });
});

it('shows staff the numbers of the database', async () => {
  const { performanceId } = await scene.aQueue({ capacity: 3 });
  const people = await scene.people(7);
  await scene.joinInOrder(performanceId, people);
  await scene.round();
  await scene.backend.get(LeaveQueue).execute({ performanceId, accountId: people[0] ?? '' });

  const { people: counted, queue } = await scene.backend.get(WatchQueue).of(performanceId);

  expect(counted).toEqual({ waiting: 4, inside: 2, completed: 0, expired: 0, left: 1 });
  expect(queue).toMatchObject({ mode: 'ALWAYS', capacity: 3, serving: 3, lastSeq: 7 });
});
