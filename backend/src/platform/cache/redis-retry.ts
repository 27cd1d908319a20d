import type { RedisOptions } from 'ioredis';
import type { AppConfig } from '#platform/config/app-config';

const SOONEST_MS = 100;
const LATEST_MS = 2_000;

/**
 * How every connection to Redis comes back: soon, later each time, and with the password that is valid then. ioredis calls
 * it as a method of the connection's options, which is the only place where a password can be changed.
 */
export function retryWith(config: AppConfig): (this: RedisOptions, attempt: number) => number {
  return function (attempt) {
    const { password } = new URL(config.REDIS_URL);
    if (password) this.password = decodeURIComponent(password);
    return Math.min(attempt * SOONEST_MS, LATEST_MS);
  };
}
