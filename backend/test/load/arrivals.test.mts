import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { Random } from '../faults/random.mts';
import { evenly, play, poisson } from './arrivals.mts';
import { Histogram } from './histogram.mts';

const phases = [
  { perSecond: 800, seconds: 5 },
  { perSecond: 20, seconds: 60 },
];

/** A clock that stands still unless somebody waits for it. */
function handClock() {
  let now = 0;
  return {
    now: () => now,
    sleep: async (milliseconds: number) => void (now += milliseconds),
    passes: (milliseconds: number) => void (now += milliseconds),
  };
}

describe('arrivals', () => {
  it('come evenly, one phase after the other', () => {
    const times = evenly(phases);
    assert.equal(times.length, 800 * 5 + 20 * 60);
    assert.equal(times.filter((time) => time < 5_000).length, 4_000);
    assert.deepEqual(times.slice(4_000, 4_002), [5_000, 5_050]);
  });

  it('come as strangers do: the right number, and now and then many at once', () => {
    const times = poisson([{ perSecond: 100, seconds: 100 }], new Random('arrivals'));
    assert.ok(Math.abs(times.length - 10_000) < 400, `${times.length}`);
    assert.ok(times.every((time, i) => i === 0 || time >= (times[i - 1] ?? 0)));
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    const aboveMean = gaps.filter((gap) => gap > 10).length / gaps.length;
    assert.ok(Math.abs(aboveMean - Math.exp(-1)) < 0.03, `${aboveMean}`);
  });
});

describe('the open model', () => {
  it('acts at each time, and tells when that was', async () => {
    const clock = handClock();
    const acted: [number, number][] = [];
    await play([0, 10, 10, 35], (dueAt) => acted.push([dueAt, clock.now()]), undefined, clock);
    assert.deepEqual(acted, [
      [0, 0],
      [10, 10],
      [10, 10],
      [35, 35],
    ]);
  });

  it('leaves nobody out while the service stands still (no coordinated omission)', async () => {
    const clock = handClock();
    const latencies = new Histogram();
    let answered = 0;
    // One request a millisecond for a second; the fifth stops the world for half of it.
    await play(
      evenly([{ perSecond: 1_000, seconds: 1 }]),
      (dueAt) => {
        answered += 1;
        if (answered === 5) clock.passes(500);
        latencies.record(clock.now() - dueAt);
      },
      undefined,
      clock,
    );
    assert.equal(answered, 1_000);
    assert.ok(latencies.at(0.5) < 5 && latencies.at(0.75) > 200, `${latencies.at(0.5)}, ${latencies.at(0.75)}`);
  });

  it('ends when it is told to', async () => {
    const clock = handClock();
    let acted = 0;
    await play(
      [0, 1, 2, 3],
      () => (acted += 1),
      () => acted === 2,
      clock,
    );
    assert.equal(acted, 2);
  });
});
