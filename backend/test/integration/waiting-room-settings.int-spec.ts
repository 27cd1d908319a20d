import { Client } from 'pg';
import { WatchQueue } from '../../src/modules/waiting-room/application/watch-queue';
import { aHall } from '../builders/a-hall';
import { eventually } from '../eventually';
import { WaitingRoomScene } from './waiting-room-scene';

let scene: WaitingRoomScene;

beforeAll(async () => (scene = await WaitingRoomScene.start()));
afterAll(() => scene.stop());
afterEach(() => scene.backend.owner.query(`update queue set mode = 'OFF', on_since = null`));

const queueOf = async (performanceId: string) => (await scene.backend.get(WatchQueue).of(performanceId)).queue;

const changesOf = (performanceId: string) =>
  scene.backend.sql.query(`select from audit_entry where action = 'queue.changed' and subject_id = $1`, [
    performanceId,
  ]);

describe('settings that two people write', () => {
  it('are counted, whoever writes them, and not by admissions or load', async () => {
    const { performanceId } = await aHall(scene.backend.sql);
    expect(await queueOf(performanceId)).toMatchObject({ revision: 0 });
    await scene.setUp(performanceId, { mode: 'AUTO' });
    await scene.setUp(performanceId, { mode: 'AUTO', capacity: 3 });
    await scene.backend.owner.query('update queue set on_since = now() where performance_id = $1', [performanceId]);
    const people = await scene.people(2);
    await scene.joinInOrder(performanceId, people);
    await scene.round();

    expect(await scene.inState(performanceId, 'ADMITTED')).toEqual(people);
    expect(await queueOf(performanceId)).toMatchObject({ revision: 2, capacity: 3 });
  });

  it('are refused when they are based on older ones, and then nothing is changed', async () => {
    const { performanceId } = await aHall(scene.backend.sql);
    await scene.setUp(performanceId, { capacity: 100 }, 0);
    await scene.setUp(performanceId, { capacity: 100, paused: true }, 1);

    const late = scene.setUp(performanceId, { capacity: 200 }, 1);

    await expect(late).rejects.toMatchObject({ code: 'queue.settings-changed', details: { revision: 2 } });
    expect(await queueOf(performanceId)).toMatchObject({ revision: 2, capacity: 100, paused: true });
    expect(await changesOf(performanceId)).toHaveLength(2);
  });

  it('of the same moment: one is kept, also where there was no queue before', async () => {
    for (const isNew of [true, false]) {
      const { performanceId } = await aHall(scene.backend.sql);
      if (!isNew) await scene.setUp(performanceId);
      const known = isNew ? 0 : 1;

      const writes = [1, 2, 3, 4, 5].map((capacity) => scene.setUp(performanceId, { capacity }, known));
      const outcomes = await Promise.allSettled(writes);

      const kept = outcomes.flatMap(({ status }, i) => (status === 'fulfilled' ? [i + 1] : []));
      expect(kept).toHaveLength(1);
      expect(await queueOf(performanceId)).toMatchObject({ revision: known + 1, capacity: kept[0] });
      const refused = outcomes.filter(({ status }) => status === 'rejected');
      for (const outcome of refused)
        expect(outcome).toMatchObject({ reason: { code: 'queue.settings-changed', details: { revision: known + 1 } } });
    }
  });
});

describe('a draw that is announced anew while somebody joins', () => {
  /** Stops whoever needs what the statement locks, until what it returns is called. */
  async function holding(statement: string, values: unknown[] = []): Promise<() => Promise<void>> {
    const client = new Client({ connectionString: scene.backend.config.DATABASE_URL });
    await client.connect();
    await client.query('begin');
    await client.query(statement, values);
    return async () => {
      await client.query('rollback');
      await client.end();
    };
  }

  const standing = (count: number) =>
    eventually(async () => {
      const rows = await scene.backend.owner.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length >= count ? true : undefined;
    });

  const inTenMinutes = () => new Date(Date.now() + 600_000);
  const anew = (performanceId: string) => scene.setUp(performanceId, { mode: 'FROM', from: inTenMinutes() });

  it('takes them in when they come while it is written down, and everybody after them', async () => {
    const { performanceId } = await scene.aQueue({}, { opensIn: 1_200 });
    const [person = '', next = ''] = await scene.people(2);
    // Everything is written but the last line, and nothing is committed.
    const goOn = await holding('lock table audit_draft in access exclusive mode');
    const announcing = anew(performanceId);
    await standing(1);
    const joining = scene.join(performanceId, person);
    await standing(2);
    await goOn();
    await announcing;

    const { receipt } = await joining;
    const { draw } = await queueOf(performanceId);
    expect(draw).toMatchObject({ entrants: 1, head: receipt?.link, commitment: receipt?.commitment });
    expect(await scene.join(performanceId, next)).toMatchObject({ state: 'WAITING', receipt: { entrant: 2 } });
  });

  it('is refused when they were first: what they joined stays', async () => {
    const { performanceId } = await scene.aQueue({}, { opensIn: 1_200 });
    const [person = '', next = ''] = await scene.people(2);
    const { draw: announced } = await queueOf(performanceId);
    const goOn = await holding('select from account where id = $1 for update', [person]);
    const joining = scene.join(performanceId, person);
    await standing(1);
    const announcing = anew(performanceId).then(
      () => 'announced',
      (error: unknown) => error,
    );
    await Promise.race([announcing, standing(2)]);
    await goOn();

    expect(await announcing).toMatchObject({ code: 'queue.draw-fixed' });
    const { receipt } = await joining;
    const { draw } = await queueOf(performanceId);
    expect(draw).toMatchObject({ entrants: 1, head: receipt?.link, commitment: announced?.commitment });
    expect(await scene.join(performanceId, next)).toMatchObject({ state: 'WAITING', receipt: { entrant: 2 } });
  });
});
