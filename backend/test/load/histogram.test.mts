import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { Histogram } from './histogram.mts';

const of = (values: readonly number[]): Histogram => {
  const histogram = new Histogram();
  for (const value of values) histogram.record(value);
  return histogram;
};

describe('Histogram', () => {
  it('gives every value back within 1 %, from microseconds to half an hour', () => {
    for (let value = 0.001; value < 2_000_000; value *= 1.37) {
      const seen = of([value, value * 10]).at(0.5);
      assert.ok(Math.abs(seen - value) <= Math.max(0.001, value * 0.01), `${value} came back as ${seen}`);
    }
  });

  it('finds percentiles as sorting does', () => {
    const values = Array.from({ length: 1_000 }, (_, i) => i + 1);
    const histogram = of(values.toReversed());
    for (const share of [0.5, 0.95, 0.99, 1])
      assert.ok(Math.abs(histogram.at(share) - share * 1_000) <= 10, `${share}: ${histogram.at(share)}`);
    assert.equal(histogram.at(1), 1_000);
    assert.ok(Math.abs(histogram.above(900) - 100) <= 10);
  });

  it('adds up as if all had been recorded in one', () => {
    const one = of([1, 2, 3]);
    one.add(of([400, 500]));
    assert.deepEqual(one.toJSON(), of([1, 2, 3, 400, 500]).toJSON());
    assert.deepEqual([one.count, one.max], [5, 500]);
  });

  it('says nothing about nothing', () => {
    assert.ok(Number.isNaN(new Histogram().at(0.95)));
  });
});
