import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { AccessGuard } from './access.guard';
import { IdleConnections } from './idle-connections';
import { ProblemFilter } from './problem.filter';
import { RateLimits } from './rate-limits';
import { PersonThrottlerGuard, SharedThrottlerStorage } from './throttling';
import { requestValidation } from './validation';

/** Requests a person may make in a minute; routes that need less or more say so with @Throttle. */
const API_PER_MINUTE = 100;
/** One address may hide a whole carrier's customers: a larger budget until we know who is asking. */
const ANONYMOUS_PER_MINUTE = 600;

interface MaybePerson {
  readonly person?: object;
}

@Global()
@Module({ providers: [RateLimits], exports: [RateLimits] })
export class RateLimitsModule {}

/** Guards, validation and problem+json for every route of the api process. */
@Module({})
export class HttpModule {
  static register(): DynamicModule {
    return {
      module: HttpModule,
      imports: [
        ThrottlerModule.forRootAsync({
          inject: [RateLimits],
          useFactory: (limits: RateLimits) => ({
            throttlers: [
              {
                ttl: 60_000,
                limit: (context) =>
                  context.switchToHttp().getRequest<MaybePerson>().person ? API_PER_MINUTE : ANONYMOUS_PER_MINUTE,
              },
            ],
            storage: new SharedThrottlerStorage(limits),
          }),
        }),
      ],
      providers: [
        IdleConnections,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: PersonThrottlerGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: requestValidation },
      ],
    };
  }
}
