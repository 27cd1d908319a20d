import { type Arena, type BenchBuyer, anArena, someBuyers } from '../../bench/arena.mts';
import type { MeasuredService } from '../../bench/service.mts';
import { step } from '../../src/local/terminal.mts';
import { Random } from '../faults/random.mts';
import { Toss } from '../faults/toss.mts';
import { pause } from '../faults/wait.mts';
import { evenly, play, poisson } from './arrivals.mts';
import { browse } from './browsing.mts';
import { Client } from './client.mts';
import { Flows } from './flows.mts';
import { Person } from './person.mts';
import type { SaleProfile } from './profiles.mts';
import { Shop } from './shop.mts';
import { ServerTimes } from './server-times.mts';
import { setUpQueue } from './staff.mts';
import { UnderWay } from './under-way.mts';
import { WaitingRoom } from './waiting-room.mts';
import { Watch } from './watch.mts';

/** As a load balancer keeps them. Who waits for one is late for people, and not for the service, which has not heard of them yet. */
const CONNECTIONS = 256;
/** Between the last of those who are drawn and the opening. */
const CALM_SECONDS = 6;
const CHALLENGES_PER_SECOND = 400;

export interface Sale {
  readonly arena: Arena;
  readonly flows: Flows;
  readonly room: WaitingRoom;
  readonly shop: Shop;
  readonly watch: Watch;
  readonly serverTimes: ServerTimes;
  readonly plannedHolds: number;
}

/** One on-sale from the first who joins to the last who pays. */
export async function playSale(
  service: MeasuredService,
  profile: SaleProfile,
  seed: string,
  ending: () => boolean,
): Promise<Sale> {
  const { early, rush, late } = profile;
  const random = new Random(seed);
  const flows = new Flows();
  const count = [early, rush, late].reduce((sum, { perSecond, seconds }) => sum + perSecond * seconds, 0);
  const [arena, people] = await step(`Signing ${Math.ceil(count * 1.1)} people in`, async () => {
    const buyers = await someBuyers(service.pool, Math.ceil(count * 1.1));
    const made = await anArena(service.pool);
    return [made, signedIn(buyers, service)] as const;
  });
  const underWay = new UnderWay(flows);
  const { track } = underWay;
  const client = new Client(service.doors, flows, CONNECTIONS);
  const toss = new Toss(service.sandbox);
  const { performanceId, seatIds } = arena;
  const parts = { performanceId, client, flows, random };
  const shop = new Shop({ ...parts, seatIds, toss, wish: profile.shop, track });
  const room = new WaitingRoom({
    ...parts,
    doors: service.doors,
    jitter: profile.jitter,
    admitted: (person) => shop.enter(person),
    track,
  });
  const watch = new Watch(service);
  const serverTimes = new ServerTimes(service);
  const join = (dueAt: number): void => {
    const person = people.pop();
    if (person) track(room.join(person, dueAt));
  };

  const challenged = { perSecond: CHALLENGES_PER_SECOND, seconds: people.length / CHALLENGES_PER_SECOND };
  const opensAt = await opening(service, arena, profile, challenged.seconds + early.seconds + CALM_SECONDS);
  await step(`${people.length} people solve their challenge`, async () => {
    const everybody = people.values();
    const solving = (dueAt: number): void => {
      const { value } = everybody.next();
      if (value) track(room.solve(value, dueAt));
    };
    await play(evenly([challenged]), solving, ending);
    await underWay.settled();
  });
  await step(`${early.perSecond * early.seconds} people join the draw`, async () => {
    await play(evenly([early]), join, ending);
    await pause(Math.max(0, opensAt - Date.now() - 500));
  });
  flows.begin();
  await watch.begin();
  await serverTimes.begin();
  await pause(Math.max(0, opensAt - Date.now()));
  const seconds = rush.seconds + late.seconds;
  await step(`The sale is open for ${seconds} s`, async () => {
    const holding = async (): Promise<void> => {
      await pause(profile.holdsAfter * 1_000);
      await Promise.all([
        play(evenly(profile.holds), (dueAt) => track(shop.hold(dueAt)), ending),
        play(poisson(profile.payments, random), (dueAt) => track(shop.pay(dueAt)), ending),
      ]);
    };
    const joining = async (): Promise<void> => {
      await play(evenly([rush]), join, ending);
      await play(poisson([late], random), join, ending);
    };
    const looking = play(
      poisson([{ perSecond: profile.browsing, seconds }], random),
      (dueAt) => track(browse(client, random, performanceId, dueAt)),
      ending,
    );
    await Promise.all([joining(), holding(), looking]);
  });
  shop.close();
  room.stop();
  await Promise.race([underWay.settled(), pause(30_000)]);
  await serverTimes.end();
  await watch.end();
  await client.close();
  const plannedHolds = profile.holds.reduce((sum, { perSecond, seconds: long }) => sum + perSecond * long, 0);
  return { arena, flows, room, shop, watch, serverTimes, plannedHolds };
}

function signedIn(buyers: readonly BenchBuyer[], service: MeasuredService): Person[] {
  const people = buyers.map((buyer, number) => new Person(number, buyer, service.tokens));
  // Tokens are there before anybody presses.
  for (const person of people) void person.accessToken;
  return people;
}

/** Announces a sale in so many seconds, and its queue. @returns when it opens */
async function opening(
  service: MeasuredService,
  { performanceId }: Arena,
  profile: SaleProfile,
  seconds: number,
): Promise<number> {
  const opensAt = Date.now() + seconds * 1_000;
  const at = new Date(opensAt);
  await service.pool.query('update performance set sale_opens_at = $2 where id = $1', [performanceId, at]);
  await setUpQueue(service, performanceId, profile.capacity);
  // The process that was not asked learns of the queue within a second.
  await pause(1_500);
  return opensAt;
}
