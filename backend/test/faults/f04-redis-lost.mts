import { connect } from 'node:net';
import { type Fault, type Round, must } from './fault.mts';
import { Load } from './load.mts';
import { eventually, pause } from './wait.mts';

const LOSSES: Record<string, (round: Round) => Promise<void>> = {
  FLUSHALL: ({ world }) => flushAll(world.ports.redis),
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
  'every connection goes dead without a word': async ({ world, random }) => {
    world.proxies.redis.abandon();
    await pause(random.between(1_000, 4_000));
  },
};

export const redisLost: Fault = {
  id: 'F4',
  name: 'redis-lost',
  breaks:
    'Redis in the middle of a sale: FLUSHALL, restart with nothing in it, hanging, cut off, connections that go dead without a word',
  checks: 'people go on buying meanwhile; no seat sold twice; after one more FLUSHALL every duty is done',
  kind: 'alone',
  shortRounds: 1,

  async round(round) {
    const names = Object.keys(LOSSES);
    const name = names[(round.number - 1) % names.length] ?? 'FLUSHALL';
    round.note('loss', name);
    const load = Load.begin(round, 6);
    await eventually('the sale is going on', 30, async () => load.sales >= 3);
    const before = load.sales;
    await LOSSES[name]?.(round);
    await eventually('people go on buying', 30, async () => load.sales >= before + 5);
    must(load.sales > before, 'the sale goes on without Redis');
    await load.end();
    await flushAll(round.world.ports.redis);
  },
};

export function flushAll(port: number): Promise<void> {
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('FLUSHALL\r\n'));
    socket.once('data', (answer) => {
      socket.destroy();
      if (answer.toString().startsWith('+OK')) done();
      else failed(new Error(`Redis said ${answer.toString()}`));
    });
    socket.once('error', failed);
  });
}
