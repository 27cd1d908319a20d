import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { finalize, type Observable } from 'rxjs';
import { Admissions } from '../application/admissions';

/** Measures how long holds take: queues come on, and let people in, by what is measured. */
@Injectable()
export class HoldPressureInterceptor implements NestInterceptor {
  constructor(private readonly admissions: Admissions) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { performanceId } = context.switchToHttp().getRequest<Request>().params;
    const began = performance.now();
    return next.handle().pipe(
      finalize(() => {
        void this.admissions
          .noteHold(String(performanceId).toLowerCase(), performance.now() - began)
          .catch(() => undefined);
      }),
    );
  }
}
