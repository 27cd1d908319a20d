import { type Fault, must } from './fault.mts';
import { Load } from './load.mts';
import { eventually, pause } from './wait.mts';

export const databaseRestarts: Fault = {
  id: 'F3',
  name: 'database-restarts',
  breaks:
    'PostgreSQL stops in the middle of a sale (fast or immediate) and is away for 1 to 5 s; or every connection to it goes dead without a word',
  checks: '503 with Retry-After, never a 500; the same processes go on; everything acknowledged is there',
  kind: 'alone',
  shortRounds: 1,
  weight: 3,

  async round(round) {
    const { world, random } = round;
    const how = random.pick(['fast', 'immediate', 'dead connections'] as const);
    round.mailMayRepeat = true;
    round.plays(how);
    const pid = world.pidOf('api');
    const load = Load.begin(round, 6);
    await eventually('the sale is going on', 30, async () => load.sales >= 3);
    if (how === 'dead connections') {
      // As when a firewall forgets them: nobody is told, and nothing ever arrives.
      world.proxies.apiDatabase.abandon();
      world.proxies.workerDatabase.abandon();
    } else {
      process.kill(world.pidOf('postgres'), how === 'fast' ? 'SIGINT' : 'SIGQUIT');
      await world.ended('postgres');
      await pause(random.between(1_000, 5_000));
      await world.startPostgres();
    }
    const before = load.sales;
    const since = performance.now();
    await eventually('people buy again', 30, async () => load.sales >= before + 5);
    round.measured('seconds until five more had bought', (performance.now() - since) / 1_000);
    await load.end();
    must(world.pidOf('api') === pid, 'the api was not restarted');
    must(load.told503 > 0 || how === 'dead connections', 'somebody was told to try later');
  },
};
