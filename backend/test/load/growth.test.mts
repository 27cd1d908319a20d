import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { growthOf } from './growth.mts';

describe('growth', () => {
  it('is what an hour adds, once caches are full', () => {
    const leak = Array.from({ length: 100 }, (_, i) => [i / 100, i < 20 ? 50 : 100 + i] as const);
    const { perHour, first, last } = growthOf('memory', leak);
    assert.ok(Math.abs(perHour - 100) < 1, `${perHour}`);
    assert.deepEqual([first, last], [50, 199]);
  });

  it('is nothing where a value only goes up and down', () => {
    const sawtooth = Array.from({ length: 101 }, (_, i) => [i / 100, 100 + (i % 2)] as const);
    assert.ok(Math.abs(growthOf('memory', sawtooth).perHour) < 0.5);
  });
});
