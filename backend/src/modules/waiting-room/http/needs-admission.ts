import { applyDecorators, SetMetadata, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { ADMITS, AdmissionGuard, type Admits } from './admission.guard';
import { HoldPressureInterceptor } from './hold-pressure.interceptor';

/**
 * While the performance's queue is on, this route refuses whoever has no admission (403 queue.admission-required,
 * -invalid or -over). The performance is the route's `performanceId`, for a payment that of its `bookingId`, for a change its
 * `toPerformanceId`.
 */
export function NeedsAdmission(to: Admits): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(ADMITS, to),
    UseGuards(AdmissionGuard),
    ...(to === 'hold' ? [UseInterceptors(HoldPressureInterceptor)] : []),
    ApiHeader({
      name: 'Admission-Token',
      required: false,
      description: 'The admission from GET /performances/:id/queue/entry, while the performance has a queue',
    }),
  );
}
