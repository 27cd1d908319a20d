import { type Fault, type Round, must } from './fault.mts';
import { Load } from './load.mts';
import { tellRedis } from './redis-words.mts';
import { eventually, pause } from './wait.mts';

const LOSSES: Record<string, (round: Round) => Promise<void>> = {
  FLUSHALL: async ({ world }) => void (await tellRedis(world.ports.redis, 'FLUSHALL')),
  'restart with nothing in it': async ({ world, random }) => {
    await world.kill('redis');
    await pause(random.between(500, 3_000));
    await world.startRedis();
  },
  'hangs for 6 s': async ({ world }) => {
    process.kill(world.pidOf('redis'), 'SIGSTOP');
    await pause(6_000);
    process.kill(world.pidOf('redis'), 'SIGCONT');
  },
  'network cut': async ({ world, random }) => {
    world.proxies.redis.set({ cut: true });
    await pause(random.between(1_000, 4_000));
    world.proxies.redis.fair();
  },
  'failover to a replica that lags behind': async ({ world }) => world.failRedisOver(),
  'every connection goes dead without a word': async ({ world, random }) => {
    world.proxies.redis.abandon();
    await pause(random.between(1_000, 4_000));
  },
};

export const redisLost: Fault = {
  id: 'F4',
  name: 'redis-lost',
  breaks:
    'Redis in the middle of a sale: FLUSHALL, restart with nothing in it, failover to a lagging replica, hanging, cut off, connections that go dead without a word',
  checks: 'people go on buying meanwhile; no seat sold twice; after one more FLUSHALL every duty is done',
  kind: 'alone',
  shortRounds: 1,
  weight: 3,

  async round(round) {
    const names = Object.keys(LOSSES);
    const name = names[(round.number - 1) % names.length] ?? 'FLUSHALL';
    round.plays(name);
    const load = Load.begin(round, 6);
    await eventually('the sale is going on', 30, async () => load.sales >= 3);
    const before = load.sales;
    await LOSSES[name]?.(round);
    await eventually('people go on buying', 30, async () => load.sales >= before + 5);
    await load.end();
    await tellRedis(round.world.ports.redis, 'FLUSHALL');
    round.measured('sold in the sale', load.sales);
    round.later(async () => {
      const [row] = await round.world.query<{ oversold: number }>(
        `select count(*)::int as oversold from (select from claim where state in ('HELD', 'SOLD')
          group by performance_id, seat_ordinal having count(*) > 1) twice`,
      );
      // Lost duties would have kept the round from coming to rest.
      round.measured('seats sold twice', row?.oversold ?? -1);
      must(row?.oversold === 0, `no seat is sold twice: ${row?.oversold}`);
    });
  },
};
