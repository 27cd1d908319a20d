import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { finalize, type Observable } from 'rxjs';
import { sinceArrival } from '#platform/http/arrival';
import { Admissions } from '../application/admissions';

/**
 * Measures how long holds take, from their arrival: queues come on, and let people in, by what is measured. Under load most of it
 * is waiting before anything of a hold begins.
 */
@Injectable()
export class HoldPressureInterceptor implements NestInterceptor {
  constructor(private readonly admissions: Admissions) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const { performanceId } = request.params;
    return next.handle().pipe(
      finalize(() => {
        void this.admissions
          .noteHold(String(performanceId).toLowerCase(), sinceArrival(request))
          .catch(() => undefined);
      }),
    );
  }
}
