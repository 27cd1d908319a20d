import type { ChallengeSolution } from '../../src/modules/fairness';
import { solve } from '../../src/modules/fairness/domain/challenge-puzzle';
import { AskChallenge } from '../../src/modules/waiting-room/application/ask-challenge.use-case';
import { JoinQueue } from '../../src/modules/waiting-room/application/join-queue.use-case';
import { LeaveQueue } from '../../src/modules/waiting-room/application/leave-queue.use-case';
import { WatchQueue } from '../../src/modules/waiting-room/application/watch-queue';
import { aHall } from '../builders/a-hall';
import { WaitingRoomScene } from './waiting-room-scene';

let scene: WaitingRoomScene;
let performanceId: string;

beforeAll(async () => (scene = await WaitingRoomScene.start()));
afterAll(() => scene.stop());
beforeEach(async () => {
  ({ performanceId } = await scene.aQueue());
  await scene.setUp(performanceId, { challenge: 'ALWAYS', challengeCost: 500 });
});

const ask = (accountId: string, where = performanceId) =>
  scene.backend.get(AskChallenge).execute({ performanceId: where, accountId });

async function solved(accountId: string, where = performanceId): Promise<ChallengeSolution> {
  const challenge = await ask(accountId, where);
  if (!challenge) throw new Error('nothing was asked');
  return { token: challenge.token, number: solve(challenge) ?? -1, declared: false };
}

const join = (accountId: string, solution?: ChallengeSolution) =>
  scene.backend.get(JoinQueue).execute({ performanceId, accountId, nonce: undefined, solution });

async function aPerson(): Promise<string> {
  const [person = ''] = await scene.people(1);
  return person;
}

/** As the worker would have found it. */
const suspect = (accountId: string, points: number) =>
  scene.backend.owner.query(
    `insert into suspicion_signal (performance_id, account_id, rule, points, figures) values ($1, $2, 'REGULAR_HOLDS', $3, '{}')`,
    [performanceId, accountId, points],
  );

it('is asked of everybody who joins where nobody set anything, the first time too', async () => {
  ({ performanceId } = await aHall(scene.backend.sql));
  const { queue } = await scene.backend.get(WatchQueue).of(performanceId);
  expect(queue).toMatchObject({ mode: 'OFF', challenge: 'ALWAYS', challengeCost: 20_000 });

  await scene.setUp(performanceId, { challenge: undefined });
  const person = await aPerson();
  await expect(join(person)).rejects.toMatchObject({ code: 'queue.challenge-required' });
  await expect(join(person, await solved(person))).resolves.toMatchObject({ state: 'WAITING' });
});

it('lets in who solved it, and nobody without', async () => {
  const person = await aPerson();
  await expect(join(person)).rejects.toMatchObject({ code: 'queue.challenge-required' });
  await expect(join(person, await solved(person))).resolves.toMatchObject({ state: 'WAITING' });
});

it('refuses a wrong number, a forged token, and what was made for somebody else or another performance', async () => {
  const [person, other] = [await aPerson(), await aPerson()];
  const { performanceId: elsewhere } = await scene.aQueue({ challenge: 'ALWAYS', challengeCost: 500 });
  const mine = await solved(person);
  const cheaper = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(mine.token.split('.')[0] ?? '', 'base64url').toString()), cost: 0 }),
  ).toString('base64url');

  for (const wrong of [
    { ...mine, number: mine.number + 1 },
    { ...mine, token: `${cheaper}.${mine.token.split('.')[1]}` },
    { ...mine, token: 'no token' },
    await solved(other),
    await solved(person, elsewhere),
  ])
    await expect(join(person, wrong)).rejects.toMatchObject({ code: 'queue.challenge-invalid' });
});

it('counts once; who has a place keeps it, whatever they send', async () => {
  const person = await aPerson();
  const solution = await solved(person);
  const first = await join(person, solution);

  await expect(join(person, solution)).resolves.toMatchObject({ state: 'WAITING', seq: first.seq });
  await expect(join(person)).resolves.toMatchObject({ seq: first.seq });
  await scene.backend.get(LeaveQueue).execute({ performanceId, accountId: person });
  await expect(join(person, solution)).rejects.toMatchObject({ code: 'queue.challenge-used' });
});

it('is not used up by a join that got no place: the same solution joins when it is possible again', async () => {
  const person = await aPerson();
  const solution = await solved(person);
  const later = new Date(Date.now() + 600_000);
  await scene.setUp(performanceId, { mode: 'FROM', from: later, entranceOpensAt: later, challenge: 'ALWAYS' });
  await expect(join(person, solution)).rejects.toMatchObject({ code: 'queue.not-open' });
  await scene.setUp(performanceId, { challenge: 'ALWAYS' });

  await scene.backend.owner.query(`
    create function away() returns trigger language plpgsql as $$ begin raise exception 'the database is away'; end $$;
    create trigger away before insert on queue_entry for each row execute function away()`);
  await expect(join(person, solution)).rejects.toThrow('the database is away');
  await scene.backend.owner.query('drop trigger away on queue_entry; drop function away');

  await expect(join(person, solution)).resolves.toMatchObject({ state: 'WAITING' });
});

it('still lets people in while Redis is away', async () => {
  const person = await aPerson();
  const solution = await solved(person);
  await scene.redis.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');

  await expect(join(person, solution)).resolves.toMatchObject({ state: 'WAITING' });
});

it('is too old after twenty minutes', async () => {
  const person = await aPerson();
  const challenge = await ask(person);
  expect((challenge?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(20 * 60_000);
});

it('asks only suspects where that is set, and more of them', async () => {
  await scene.setUp(performanceId, { challenge: 'SUSPICIOUS', challengeCost: 500 });
  const [calm, watched] = [await aPerson(), await aPerson()];
  await suspect(watched, 20);

  await expect(ask(calm)).resolves.toBeNull();
  await expect(join(calm)).resolves.toMatchObject({ state: 'WAITING' });
  await expect(join(watched)).rejects.toMatchObject({ code: 'queue.challenge-required' });
  await expect(ask(watched)).resolves.toMatchObject({ cost: 4_000, declare: false });
});

it('asks strong suspects for a declaration nobody can read in no time', async () => {
  const person = await aPerson();
  await suspect(person, 60);
  const solution = await solved(person);

  await expect(join(person, solution)).rejects.toMatchObject({ code: 'queue.declaration-missing' });
  await expect(join(person, { ...solution, declared: true })).rejects.toMatchObject({
    code: 'queue.declaration-missing',
  });
});
