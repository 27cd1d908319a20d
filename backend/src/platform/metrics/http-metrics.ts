import { Injectable } from '@nestjs/common';
import { InjectMetric } from '@willsoto/nestjs-prometheus';
import type { NextFunction, Request, Response } from 'express';
import type { Histogram } from 'prom-client';
import { noteArrival, sinceArrival } from '#platform/http/arrival';
import { gauge } from '#platform/metrics/process-metrics';

export const HTTP_DURATION = 'http_request_duration_seconds';

const underWay = gauge('http_requests_in_flight', 'Requests that are not answered yet.');

/** Times every request by its route template: ids never become labels. */
@Injectable()
export class HttpMetrics {
  constructor(@InjectMetric(HTTP_DURATION) private readonly duration: Histogram) {}

  readonly middleware = (request: Request, response: Response, next: NextFunction): void => {
    noteArrival(request);
    underWay.inc();
    // Answered or broken off.
    response.once('close', () => underWay.dec());
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
