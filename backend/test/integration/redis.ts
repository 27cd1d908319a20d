import Redis from 'ioredis';

/** A numbered Redis database of one suite's own. Pub/sub channels are shared: names must tell suites apart. */
export interface TestRedis {
  /** Connection string for REDIS_URL. */
  url: string;
  drop(): Promise<void>;
}

/** Call in `beforeAll`, `drop()` in `afterAll`. */
export async function createTestRedis(): Promise<TestRedis> {
  const server = process.env['TEST_REDIS_URL'];
  if (!server) throw new Error('TEST_REDIS_URL is missing: run this suite with its own jest configuration.');
  const counter = new Redis(server);
  // Database 0 only counts; 1 to 255 go round.
  const index = ((await counter.incr('test-databases')) % 255) + 1;
  await counter.quit();
  const url = `${server}/${index}`;
  const flush = async (): Promise<void> => {
    const redis = new Redis(url);
    await redis.flushdb();
    await redis.quit();
  };
  await flush();
  return { url, drop: flush };
}
