import { Gauge, Registry } from 'prom-client';
import { Clock } from '#kernel/clock';
import { type Budget, type Examination, InvariantChecks } from './invariant-checks';
import { WatchInvariants } from './watch-invariants.use-case';

const IDS = ['S1', 'S2', 'S3', 'S4', 'S5'];

/** There is time for two in each run. */
class SlowChecks extends InvariantChecks {
  readonly runs: string[][] = [];

  async examine(budget?: Budget): Promise<Examination> {
    const order = IDS.toSorted((a, b) => (budget?.order.indexOf(a) ?? 0) - (budget?.order.indexOf(b) ?? 0));
    const chosen = order.slice(0, 2);
    this.runs.push(chosen);
    const items = chosen.map((id) => {
      return { id, kind: 'I' as const, title: { ko: id, en: id }, violations: 0, examples: [], milliseconds: 900 };
    });
    return { asOf: new Date(0), items, left: order.slice(2) };
  }
}

class HandClock extends Clock {
  at = 0;

  now(): Date {
    return new Date(this.at);
  }
}

it('asks those first that were asked the longest ago, and says how long ago that was', async () => {
  const [checks, clock] = [new SlowChecks(), new HandClock()];
  const gauges = ['violations', 'unchecked', 'seconds', 'age'].map((name) => {
    return new Gauge({ name, help: name, labelNames: ['id'], registers: [new Registry()] });
  });
  const [violations, unchecked, seconds, age] = gauges as [Gauge, Gauge, Gauge, Gauge];
  const watch = new WatchInvariants(checks, violations, unchecked, seconds, age, clock);
  const ages: (number | undefined)[] = [];
  for (let run = 0; run < 4; run += 1) {
    clock.at += 60_000;
    await watch.execute();
    ages.push((await age.get()).values[0]?.value);
  }

  expect(checks.runs).toEqual([
    ['S1', 'S2'],
    ['S3', 'S4'],
    ['S5', 'S1'],
    ['S2', 'S3'],
  ]);
  expect(ages).toEqual([60, 120, 120, 120]);
  expect((await seconds.get()).values[0]?.value).toBe(1.8);
});
