import { type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail, type ThrottlerStorage } from '@nestjs/throttler';
import type { Request } from 'express';
import { TooManyRequests } from './http.errors';
import { RateLimits } from './rate-limits';
import type { RequestWithPerson } from './signed-in';

// The metadata key @nestjs/throttler's @Throttle writes.
const OWN_LIMIT = 'THROTTLER:LIMIT';

/** Lets @nestjs/throttler count in Redis, through the same counters as everything else. */
@Injectable()
export class SharedThrottlerStorage implements ThrottlerStorage {
  constructor(private readonly limits: RateLimits) {}

  async increment(
    key: string,
    ttl: number,
    limit: number,
    _block: number,
    name: string,
  ): ReturnType<ThrottlerStorage['increment']> {
    const { allowed, used, retryAfterSeconds } = await this.limits.takeRoughly(name, key, limit, ttl);
    return {
      totalHits: used,
      timeToExpire: retryAfterSeconds,
      isBlocked: !allowed,
      timeToBlockExpire: retryAfterSeconds,
    };
  }
}

/** Counts per person where we know them, else per address; a shared carrier address gets a larger budget. */
@Injectable()
export class PersonThrottlerGuard extends ThrottlerGuard {
  protected override async shouldSkip(context: ExecutionContext): Promise<boolean> {
    return context.getType() !== 'http';
  }

  protected override async getTracker(request: Request & RequestWithPerson): Promise<string> {
    return request.person ? request.person.id : `ip:${request.ip}`;
  }

  protected override generateKey(context: ExecutionContext, tracker: string, name: string): string {
    // A route with a limit of its own is counted apart; the rest of the API shares one budget.
    const ownLimit = this.reflector.getAllAndOverride<unknown>(OWN_LIMIT + name, [
      context.getHandler(),
      context.getClass(),
    ]);
    return ownLimit === undefined ? tracker : `${context.getClass().name}.${context.getHandler().name}:${tracker}`;
  }

  protected override async throwThrottlingException(_: ExecutionContext, detail: ThrottlerLimitDetail): Promise<void> {
    throw new TooManyRequests(detail.timeToBlockExpire);
  }
}
