import { kneeOf, type StressStep } from './knee';
import { Latencies } from './latencies';

const step = (offeredPerSecond: number, change: Partial<StressStep> = {}): StressStep => ({
  offeredPerSecond,
  answeredPerSecond: offeredPerSecond,
  p95Ms: 20,
  failed: 0,
  ...change,
});

it.each([
  ['nothing gave', [step(100), step(200)], { holdsPerSecond: 200, limitedBy: null }],
  [
    'answers took over a second',
    [step(100), step(200, { p95Ms: 1_001 })],
    { holdsPerSecond: 100, limitedBy: 'LATENCY' },
  ],
  ['one in a hundred failed', [step(100), step(200, { failed: 13 })], { holdsPerSecond: 100, limitedBy: 'ERRORS' }],
  [
    'answers fell behind',
    [step(100), step(200, { answeredPerSecond: 179 })],
    { holdsPerSecond: 100, limitedBy: 'THROUGHPUT' },
  ],
  ['the first step was too much', [step(100, { p95Ms: 2_000 })], { holdsPerSecond: 0, limitedBy: 'LATENCY' }],
  ['none was tried', [], null],
])('finds the knee when %s', (_, steps, knee) => {
  expect(kneeOf(steps, 6)).toEqual(knee);
});

it('takes percentiles from what was measured, not from between', () => {
  const latencies = new Latencies();
  for (let value = 100; value >= 1; value -= 1) latencies.add(value);

  expect(latencies.summary()).toEqual({ count: 100, p50Ms: 50, p95Ms: 95, p99Ms: 99, maxMs: 100 });
  expect(new Latencies().summary()).toEqual({ count: 0, p50Ms: 0, p95Ms: 0, p99Ms: 0, maxMs: 0 });
});
