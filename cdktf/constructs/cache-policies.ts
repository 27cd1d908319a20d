import { CloudfrontCachePolicy } from '@cdktf/provider-aws/lib/cloudfront-cache-policy/index.js';
import type { TiketiStack } from './tiketi-stack.ts';

/** Seats as they were a second ago: thousands look, one request a second per edge reaches us. */
export const oneSecond = (stack: TiketiStack): string =>
  cachePolicy(stack, 'one-second', 'Seat status', { minTtl: 0, defaultTtl: 1, maxTtl: 1 });

/** Pages of events, in each language. The api says no-cache, which is meant for browsers. */
export const oneMinute = (stack: TiketiStack): string =>
  cachePolicy(stack, 'one-minute', 'Pages of events', { minTtl: 60, defaultTtl: 60, maxTtl: 60 }, ['Accept-Language']);

/** @returns its id. Nothing of a person is part of its key, so nothing of a person reaches the origin. */
function cachePolicy(
  stack: TiketiStack,
  name: string,
  comment: string,
  seconds: { minTtl: number; defaultTtl: number; maxTtl: number },
  headers: string[] = [],
): string {
  return new CloudfrontCachePolicy(stack, name, {
    name: `${stack.prefix}-${name}`,
    comment,
    ...seconds,
    parametersInCacheKeyAndForwardedToOrigin: {
      cookiesConfig: { cookieBehavior: 'none' },
      headersConfig:
        headers.length === 0
          ? { headerBehavior: 'none' }
          : { headerBehavior: 'whitelist', headers: { items: headers } },
      queryStringsConfig: { queryStringBehavior: 'none' },
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    },
  }).id;
}
