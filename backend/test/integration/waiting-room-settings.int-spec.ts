import { WatchQueue } from '../../src/modules/waiting-room/application/watch-queue';
import { aHall } from '../builders/a-hall';
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
