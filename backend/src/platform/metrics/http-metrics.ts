import { Injectable } from '@nestjs/common';
import { InjectMetric } from '@willsoto/nestjs-prometheus';
import type { NextFunction, Request, Response } from 'express';
import type { Histogram } from 'prom-client';
import { noteArrival, sinceArrival } from '#platform/http/arrival';

export const HTTP_DURATION = 'http_request_duration_seconds';

/** Times every request by its route template: ids never become labels. */
@Injectable()
export class HttpMetrics {
  constructor(@InjectMetric(HTTP_DURATION) private readonly duration: Histogram) {}

  readonly middleware = (request: Request, response: Response, next: NextFunction): void => {
    noteArrival(request);
    response.once('finish', () => {
      const route = (request.route as { path?: string } | undefined)?.path ?? 'none';
      this.duration.observe(
        { method: request.method, route, status_class: `${Math.floor(response.statusCode / 100)}xx` },
        sinceArrival(request) / 1_000,
      );
    });
    next();
  };
}
