import { type Fault, must } from './fault.mts';
import { Load } from './load.mts';
import { eventually, pause } from './wait.mts';

export const mailDown: Fault = {
  id: 'F16',
  name: 'mail-down',
  breaks: 'the mail provider puts off, hangs up, or cannot be reached during a sale',
  checks: 'the sale does not notice; afterwards every mail arrives, each once',
  kind: 'alone',
  shortRounds: 1,

  async round(round) {
    const { world, random } = round;
    const how = random.pick(['defer', 'disconnect', 'cut'] as const);
    round.plays(how);
    if (how === 'cut') world.proxies.smtp.set({ cut: true });
    else await world.toss.mailFault({ mode: how });
    const load = Load.begin(round, 4);
    await eventually('people buy without mail', 30, async () => load.sales >= 10);
    await pause(2_000);
    await load.end();
    must(load.told503 === 0, 'nobody was told to try later because of mail');
    world.proxies.smtp.fair();
    await world.toss.mailFault(undefined);
  },
};
