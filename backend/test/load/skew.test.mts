import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { Skew } from './skew.mts';

describe('the skew of news', () => {
  it('is the time from the first to the last who hears the same', () => {
    const skew = new Skew();
    skew.hear(0, 10, 1_000);
    skew.hear(0, 10, 1_300);
    skew.hear(10, 20, 2_000);
    skew.hear(10, 20, 2_050);
    assert.equal(skew.worstMs, 300);
  });

  it('counts news somebody missed until they hear later news', () => {
    const skew = new Skew();
    skew.hear(0, 10, 1_000);
    skew.hear(10, 20, 2_000);
    skew.hear(0, 20, 4_000);
    assert.equal(skew.worstMs, 3_000);
  });

  it('does not count who has just come', () => {
    const skew = new Skew();
    skew.hear(0, 10, 1_000);
    skew.hear(undefined, 10, 9_000);
    assert.equal(skew.worstMs, 0);
  });
});
