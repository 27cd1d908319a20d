import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bucketsOf, quantile } from './server-times.mts';

const line = (labels: string, count: number): string => `http_request_duration_seconds_bucket{${labels}} ${count}`;
const HOLDS = 'method="POST",route="/api/v1/performances/:performanceId/holds"';

test('counts of every outcome and every process are one', () => {
  const metrics = [
    line(`le="0.3",${HOLDS},status_class="2xx"`, 90),
    line(`le="+Inf",${HOLDS},status_class="2xx"`, 95),
    line(`le="0.3",${HOLDS},status_class="4xx"`, 5),
    line(`le="+Inf",${HOLDS},status_class="4xx"`, 5),
    line('le="0.3",method="GET",route="/api/v1/events",status_class="2xx"', 1_000),
    `http_request_duration_seconds_count{${HOLDS},status_class="2xx"} 95`,
  ].join('\n');

  assert.deepEqual(
    [...bucketsOf(metrics, /^POST .*\/holds$/)],
    [
      [0.3, 95],
      [Infinity, 100],
    ],
  );
});

test('a share that ends at an edge of a bucket is exact', () => {
  const buckets = new Map([
    [0.1, 50],
    [0.3, 95],
    [1, 99],
    [Infinity, 100],
  ]);

  assert.equal(quantile(buckets, 0.95).toFixed(9), '0.300000000');
  assert.equal(quantile(buckets, 0.25), 0.05);
  assert.equal(quantile(buckets, 1), 1);
  assert.ok(Number.isNaN(quantile(new Map([[Infinity, 0]]), 0.5)));
});
