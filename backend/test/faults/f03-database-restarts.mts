import { type Fault, must } from './fault.mts';
import { Load } from './load.mts';
import { eventually, pause } from './wait.mts';

export const databaseRestarts: Fault = {
  id: 'F3',
  name: 'database-restarts',
  breaks: 'PostgreSQL stops in the middle of a sale (fast or immediate) and is away for 1 to 5 s',
  checks: '503 with Retry-After, never a 500; the same processes go on; everything acknowledged is there',
  kind: 'alone',
  shortRounds: 1,

  async round(round) {
    const { world, random } = round;
    const how = random.pick(['SIGINT', 'SIGQUIT'] as const);
    round.mailMayRepeat = true;
    round.note('mode', how === 'SIGINT' ? 'fast' : 'immediate');
    const pid = world.pidOf('api');
    const load = Load.begin(round, 6);
    await eventually('the sale is going on', 30, async () => load.sales >= 3);
    process.kill(world.pidOf('postgres'), how);
    await world.ended('postgres');
    await pause(random.between(1_000, 5_000));
    await world.startPostgres();
    const before = load.sales;
    await eventually('people buy again', 30, async () => load.sales >= before + 5);
    await load.end();
    must(world.pidOf('api') === pid, 'the api was not restarted');
    must(load.told503 > 0, 'somebody was told to try later');
  },
};
