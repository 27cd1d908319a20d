import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { AppConfig } from '../../src/platform/config/app-config';
import { Transactions } from '../../src/platform/database/transactions';
import { TicketKeys } from '../../src/modules/tickets/application/ticket-keys';
import { DrawFiles } from '../../src/modules/waiting-room/application/draw-files';
import { HoldDraws } from '../../src/modules/waiting-room/application/hold-draws.use-case';
import type { Joined } from '../../src/modules/waiting-room/application/join-queue.use-case';
import { LeaveQueue } from '../../src/modules/waiting-room/application/leave-queue.use-case';
import { Presence } from '../../src/modules/waiting-room/application/presence';
import { QueueBoard } from '../../src/modules/waiting-room/application/queue-board';
import { Queues } from '../../src/modules/waiting-room/application/queues';
import { WaitingLine } from '../../src/modules/waiting-room/application/waiting-line';
import { DrandBeacon } from '../../src/modules/waiting-room/beacon/drand-beacon';
import { commitmentOf, firstLink } from '../../src/modules/waiting-room/domain/draw/entrant-chain';
import type { BeaconPlan, DrawFile } from '../../src/modules/waiting-room/domain/draw/draw-file';
import { WaitingRoomScene } from './waiting-room-scene';

interface Verifier {
  verifyDraw(file: DrawFile): Promise<{ valid: boolean; problems: string[] }>;
  verifyReceipt(
    file: DrawFile,
    receipt: object,
    keys: readonly object[],
  ): Promise<{ valid: boolean; problems: string[]; place?: number }>;
}

let scene: WaitingRoomScene;
let verifier: Verifier;

beforeAll(async () => {
  scene = await WaitingRoomScene.start();
  verifier = (await import(join(__dirname, '../../../docs/draw/verify-draw.mjs'))) as Verifier;
});
afterAll(() => scene.stop());
afterEach(() => scene.backend.owner.query(`update queue set mode = 'OFF', on_since = null`));

/** Looks again and again until it is so: the database's clock has to get somewhere. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 25));
}

const drawOf = async (performanceId: string) => {
  await scene.backend.get(QueueBoard).refresh();
  return (await scene.backend.get(QueueBoard).find(performanceId))?.draw;
};

const closed = (performanceId: string) =>
  until(async () => {
    const [row] = await scene.backend.sql.query<{ over: boolean }>(
      'select closes_at <= clock_timestamp() as over from queue_draw where performance_id = $1',
      [performanceId],
    );
    return row?.over ?? false;
  });

const published = async (performanceId: string) =>
  JSON.parse((await scene.backend.get(DrawFiles).bytesOf(performanceId)).toString()) as DrawFile;

describe('the draw at the opening', () => {
  it('gives places by lot that anybody can check, and late comers places behind all of them', async () => {
    const { performanceId } = await scene.aQueue({ capacity: 5 }, { opensIn: 3 });
    const people = await scene.people(41);
    const announced = await drawOf(performanceId);
    expect(announced).toMatchObject({ state: 'OPEN', entrants: 0 });

    const early = people.slice(0, 40);
    const receipts = await Promise.all(early.map((accountId) => scene.join(performanceId, accountId)));
    expect(receipts.every(({ seq, ahead }) => seq === null && ahead === null)).toBe(true);
    // A second tab gets the same lot; who leaves and returns before the draw has not lost it.
    expect((await scene.join(performanceId, early[3] ?? '')).receipt).toEqual(receipts[3]?.receipt);
    await scene.backend.get(LeaveQueue).execute({ performanceId, accountId: early[4] ?? '' });
    expect((await scene.join(performanceId, early[4] ?? '')).receipt).toEqual(receipts[4]?.receipt);
    await scene.backend.get(HoldDraws).execute();
    await scene.round();
    expect(await scene.inState(performanceId, 'ADMITTED')).toEqual([]);

    await closed(performanceId);
    const shown = await drawOf(performanceId);
    // After the close, before the draw.
    expect(await scene.join(performanceId, people[40] ?? '')).toMatchObject({ seq: 41, receipt: null });
    await scene.round();
    expect(await scene.inState(performanceId, 'ADMITTED')).toEqual([]);
    // Two workers at the same moment.
    await Promise.all([scene.backend.get(HoldDraws).execute(), scene.backend.get(HoldDraws).execute()]);

    const file = await published(performanceId);
    expect(file).toMatchObject({ commitment: announced?.commitment, head: shown?.head, beacon: null });
    expect(await verifier.verifyDraw(file)).toMatchObject({ valid: true, problems: [] });
    await expectPlaces(file, early, receipts, performanceId);

    await scene.round();
    expect(await scene.inState(performanceId, 'ADMITTED')).toEqual(
      file.order.slice(0, 5).map((entrant) => personOf(entrant, early, receipts)),
    );
  });

  const personOf = (entrant: number, people: readonly string[], receipts: readonly Joined[]) =>
    people[receipts.findIndex(({ receipt }) => receipt?.entrant === entrant)];

  /** The place people have is the one their receipt proves. */
  async function expectPlaces(
    file: DrawFile,
    people: readonly string[],
    receipts: readonly Joined[],
    performanceId: string,
  ) {
    const keys = new TicketKeys(scene.backend.config).publicKeys;
    for (const [i, { receipt }] of receipts.entries()) {
      const own = await verifier.verifyReceipt(file, receipt ?? {}, keys);
      expect(own).toMatchObject({ valid: true, problems: [] });
      expect((await scene.look(performanceId, people[i] ?? '')).seq).toBe(own.place);
    }
  }

  it('is announced once: nobody moves, changes or repeats it', async () => {
    const { performanceId } = await scene.aQueue({}, { opensIn: 600 });
    const [person = ''] = await scene.people(1);
    await scene.join(performanceId, person);
    const later = new Date((await drawOf(performanceId))?.closesAt.getTime() ?? 0);
    later.setMinutes(later.getMinutes() + 5);

    await expect(scene.setUp(performanceId, { mode: 'FROM', from: later })).rejects.toMatchObject({
      code: 'queue.draw-fixed',
    });
    const tamper = (sql: string) => scene.backend.owner.query(`${sql} where performance_id = '${performanceId}'`);
    await expect(tamper(`update queue_draw set seed = repeat('0', 64)`)).rejects.toThrow('is fixed');
    await expect(tamper(`update queue_draw set closes_at = closes_at + interval '1 second'`)).rejects.toThrow(
      'is fixed',
    );
    await expect(tamper('delete from queue_draw')).rejects.toThrow('is fixed');
    await expect(tamper(`update queue_entry set mark = repeat('0', 64)`)).rejects.toThrow('never changes');
    await expect(published(performanceId)).rejects.toMatchObject({ code: 'queue.no-draw' });
  });

  it('may be announced for another time as long as nobody has joined', async () => {
    const { performanceId } = await scene.aQueue({}, { opensIn: 600 });
    const before = await drawOf(performanceId);
    const from = new Date((before?.closesAt.getTime() ?? 0) + 60_000);

    await scene.setUp(performanceId, { mode: 'FROM', from });

    const after = await drawOf(performanceId);
    expect(after?.closesAt).toEqual(from);
    expect(after?.commitment).not.toBe(before?.commitment);
  });

  it('keeps its entrance open as announced once somebody is in it', async () => {
    const { performanceId } = await scene.aQueue({}, { opensIn: 600 });
    const [person = ''] = await scene.people(1);
    await scene.join(performanceId, person);

    for (const change of [
      { entranceOpensAt: new Date(Date.now() + 300_000) },
      { mode: 'OFF' },
      { mode: 'AUTO' },
    ] as const)
      await expect(scene.setUp(performanceId, change)).rejects.toMatchObject({ code: 'queue.draw-fixed' });
    await scene.setUp(performanceId, { entranceOpensAt: new Date(Date.now() - 7_200_000), paused: true });
    expect(await drawOf(performanceId)).toMatchObject({ state: 'OPEN', entrants: 1 });
  });

  it('is not announced where an earlier queue has given places: those stand, and who comes next stands behind', async () => {
    const { performanceId } = await scene.aQueue({ paused: true });
    const [early = '', late = ''] = await scene.people(2);
    await scene.join(performanceId, early);

    await scene.setUp(performanceId, {
      mode: 'FROM',
      from: new Date(Date.now() + 600_000),
      entranceOpensAt: new Date(0),
    });

    expect(await drawOf(performanceId)).toBeNull();
    expect(await scene.join(performanceId, late)).toMatchObject({ seq: 2 });
  });
});

describe('the beacon', () => {
  const signature = 'ab'.repeat(48);
  const randomness = createHash('sha256').update(Buffer.from(signature, 'hex')).digest('hex');
  let relay: Server;
  let answers: object[];
  let address: string;

  beforeAll(async () => {
    relay = createServer((_, response) => {
      const answer = answers.shift();
      response.statusCode = answer ? 200 : 503;
      response.end(JSON.stringify(answer ?? {}));
    });
    await new Promise((resolve) => relay.listen(0, '127.0.0.1', () => resolve(undefined)));
    address = `http://127.0.0.1:${(relay.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => relay.close(resolve)));

  const beaconAt = (url: string) =>
    new DrandBeacon(Object.assign(new AppConfig(), { DRAND_URL: url }), scene.backend.get(Transactions));

  it('is waited for, never done without, and takes part in the order', async () => {
    const { performanceId } = await scene.aQueue();
    const closesAt = new Date(Math.floor((await databaseNow()).getTime() / 1_000) * 1_000 + 2_000);
    const beacon: BeaconPlan = { chainHash: 'c0ffee', genesisTime: 1_000_000_000, periodSeconds: 1, round: 0 };
    const plan = { ...beacon, round: closesAt.getTime() / 1_000 - beacon.genesisTime + 1 };
    const seed = 'a1'.repeat(32);
    const commitment = commitmentOf({ performanceId, closesAt: closesAt.toISOString(), beacon: plan, seed });
    const head = firstLink(performanceId, commitment);
    await scene.backend.get(Queues).announce({ performanceId, seed, commitment, closesAt, beacon: plan, head });
    for (const person of await scene.people(10)) await scene.join(performanceId, person);
    const draws = new HoldDraws(
      scene.backend.get(Transactions),
      scene.backend.get(Queues),
      scene.backend.get(WaitingLine),
      scene.backend.get(Presence),
      beaconAt(`${address},${address}`),
    );

    await closed(performanceId);
    // Out of reach, another round, a value that is not the signature's: two relays are asked each time.
    const value = { round: plan.round, randomness, signature };
    answers = [
      { ...value, round: plan.round + 1 },
      { ...value, randomness: 'ff'.repeat(32) },
    ];
    await draws.execute();
    expect(await drawOf(performanceId)).toMatchObject({ state: 'OPEN', entrants: 10 });
    answers = [{ ...value, round: plan.round - 1 }, value];
    await until(async () => {
      if (answers.length === 0) answers = [value];
      await draws.execute();
      return (await drawOf(performanceId))?.state === 'DRAWN';
    });

    const file = await published(performanceId);
    expect(file.beacon).toEqual({ ...plan, randomness, signature });
    expect(
      await verifier.verifyDraw({ ...file, beacon: { ...file.beacon, randomness: 'ff'.repeat(32) } } as DrawFile),
    ).toMatchObject({ valid: false });
    // Of another network, and made in the very second of closing: the verifier says that this proves nothing.
    expect((await verifier.verifyDraw(file)).problems).toEqual([expect.stringContaining('not the value of quicknet')]);
  });

  const databaseNow = async () => {
    const [row] = await scene.backend.sql.query<{ now: Date }>('select clock_timestamp() as now');
    return row?.now ?? new Date(0);
  };

  it('is not asked inside a transaction', async () => {
    const plan = { chainHash: 'c0ffee', genesisTime: 0, periodSeconds: 1, round: 1 };

    await expect(scene.backend.get(Transactions).run(() => beaconAt(address).valueOf(plan))).rejects.toThrow(
      'inside a transaction',
    );
  });
});
